// SPDX-License-Identifier: GPL-3.0-or-later
// Built where XCB is found.

#include <xcb/xcb.h>

#include <QAbstractNativeEventFilter>
#include <QGuiApplication>
#include <QHash>
#include <QScreen>
#include <cstdlib>

#include "imaging/display_transform.h"
#include "studio/monitor_profiles.h"

namespace irodori {

namespace {

struct Freeing {
    void operator()(void* reply) const { std::free(reply); }
};
template <class Reply>
using ReplyPtr = std::unique_ptr<Reply, Freeing>;

/// As "ICC Profiles in X" (freedesktop.org) has it: the property _ICC_PROFILE of the root window
/// for the first monitor, _ICC_PROFILE_1, … for the others. Qt lists the monitors as the X server
/// does: the primary one first.
class X11MonitorProfiles : public MonitorProfiles, public QAbstractNativeEventFilter {
public:
    explicit X11MonitorProfiles(xcb_connection_t* connection)
        : connection_(connection),
          root_(xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root) {
        watchRoot();
        qGuiApp->installNativeEventFilter(this);
    }
    ~X11MonitorProfiles() override { qGuiApp->removeNativeEventFilter(this); }

    [[nodiscard]] QByteArray profileOf(const QScreen& screen) const override {
        const auto index = QGuiApplication::screens().indexOf(const_cast<QScreen*>(&screen));
        // One word more than what is accepted: what is too large is seen to be so.
        const auto words = std::uint32_t(DisplayTransform::kMaxProfileBytes / 4 + 1);
        const ReplyPtr<xcb_get_property_reply_t> property(xcb_get_property_reply(
            connection_,
            xcb_get_property(connection_, 0, root_, atomOf(index), XCB_ATOM_ANY, 0, words),
            nullptr));
        if (!property || property->format != 8)
            return {};
        return {static_cast<const char*>(xcb_get_property_value(property.get())),
                xcb_get_property_value_length(property.get())};
    }

    bool nativeEventFilter(const QByteArray& type, void* message, qintptr* /*result*/) override {
        if (type != "xcb_generic_event_t")
            return false;
        const auto* event = static_cast<const xcb_generic_event_t*>(message);
        if ((event->response_type & ~0x80) != XCB_PROPERTY_NOTIFY)
            return false;
        const auto* property = reinterpret_cast<const xcb_property_notify_event_t*>(event);
        if (property->window == root_ && atoms_.values().contains(property->atom))
            Q_EMIT changed();
        return false;
    }

private:
    /// Qt may have asked for other events of the root window on the same connection.
    void watchRoot() {
        const ReplyPtr<xcb_get_window_attributes_reply_t> attributes(
            xcb_get_window_attributes_reply(
                connection_, xcb_get_window_attributes(connection_, root_), nullptr));
        const std::uint32_t events =
            (attributes ? attributes->your_event_mask : 0) | XCB_EVENT_MASK_PROPERTY_CHANGE;
        xcb_change_window_attributes(connection_, root_, XCB_CW_EVENT_MASK, &events);
    }

    [[nodiscard]] xcb_atom_t atomOf(qsizetype monitor) const {
        if (const auto known = atoms_.constFind(monitor); known != atoms_.constEnd())
            return *known;
        const QByteArray name = monitor > 0 ? "_ICC_PROFILE_" + QByteArray::number(monitor)
                                            : QByteArray("_ICC_PROFILE");
        const ReplyPtr<xcb_intern_atom_reply_t> atom(xcb_intern_atom_reply(
            connection_,
            xcb_intern_atom(connection_, 0, std::uint16_t(name.size()), name.constData()),
            nullptr));
        return *atoms_.insert(monitor, atom ? atom->atom : xcb_atom_t(XCB_ATOM_NONE));
    }

    xcb_connection_t* connection_;
    xcb_window_t root_;
    mutable QHash<qsizetype, xcb_atom_t> atoms_;  ///< by the number of the monitor
};

}  // namespace

std::unique_ptr<MonitorProfiles> makeMonitorProfiles() {
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    xcb_connection_t* connection = x11 ? x11->connection() : nullptr;
    if (!connection)  // off the screen there is the interface alone
        return nullptr;
    return std::make_unique<X11MonitorProfiles>(connection);
}

}  // namespace irodori
