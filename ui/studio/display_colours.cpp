// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/display_colours.h"

#include <spdlog/spdlog.h>

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QWindow>
#include <utility>

#include "widgets/picture_view.h"

namespace irodori {

namespace {

QString reasonOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::unsupported:
            return DisplayColours::tr("The profile of this monitor is not one for monitors.");
        case ErrorCode::tooLarge:
            return DisplayColours::tr("The profile of this monitor is too large.");
        default:
            return DisplayColours::tr("The profile of this monitor is damaged.");
    }
}

}  // namespace

DisplayColours::DisplayColours(std::unique_ptr<MonitorProfiles> profiles, AppSettings& settings,
                               QObject* parent)
    : QObject(parent), profiles_(std::move(profiles)), settings_(settings) {
    if (profiles_)
        connect(profiles_.get(), &MonitorProfiles::changed, this, &DisplayColours::updateAll);
    connect(&settings_, &AppSettings::colourManagedDisplayChanged, this,
            &DisplayColours::updateAll);
    // The profiles go by the order of the monitors.
    for (const auto signal : {&QGuiApplication::screenAdded, &QGuiApplication::screenRemoved,
                              &QGuiApplication::primaryScreenChanged})
        connect(qGuiApp, signal, this, &DisplayColours::updateAll, Qt::QueuedConnection);
}

void DisplayColours::follow(PictureView& view) {
    views_.removeAll(nullptr);
    views_.append(&view);
    view.installEventFilter(this);
    watchWindowOf(view);
    update(view);
}

QString DisplayColours::statusOf(const QScreen& screen) {
    const QByteArray profile = profileOf(screen);
    const QString asSrgb = tr("Its colours are shown as on an sRGB monitor.");
    if (profile.isEmpty())
        return tr("No profile is known for this monitor.") + QLatin1Char('\n') + asSrgb;
    const Transform& transform = transformOf(profile);
    if (!transform)
        return reasonOf(transform.error().code) + QLatin1Char('\n') + asSrgb;
    const QString name = QString::fromStdString((*transform)->profileName());
    return tr("Profile of this monitor: %1").arg(name.isEmpty() ? tr("without a name") : name);
}

bool DisplayColours::eventFilter(QObject* watched, QEvent* event) {
    // Before it is first shown, its window may be none yet.
    if (event->type() == QEvent::Show) {
        auto* view = static_cast<PictureView*>(watched);
        watchWindowOf(*view);
        update(*view);
    }
    return QObject::eventFilter(watched, event);
}

QByteArray DisplayColours::profileOf(const QScreen& screen) const {
    return profiles_ ? profiles_->profileOf(screen) : QByteArray();
}

const DisplayColours::Transform& DisplayColours::transformOf(const QByteArray& profile) {
    auto known = transforms_.find(profile);
    if (known == transforms_.end()) {
        known = transforms_.insert(
            profile,
            DisplayTransform::make({reinterpret_cast<const std::uint8_t*>(profile.constData()),
                                    std::size_t(profile.size())}));
        if (!*known)
            spdlog::warn("{}", known->error().message());
        else
            spdlog::info("Monitor profile \"{}\"", (**known)->profileName());
    }
    return *known;
}

void DisplayColours::watchWindowOf(PictureView& view) {
    if (const QWindow* window = view.window()->windowHandle())
        connect(window, &QWindow::screenChanged, this, &DisplayColours::updateAll,
                Qt::UniqueConnection);
}

void DisplayColours::update(PictureView& view) {
    std::shared_ptr<const DisplayTransform> display;
    const QByteArray profile = profileOf(*view.screen());
    if (settings_.colourManagedDisplay() && !profile.isEmpty())
        display = transformOf(profile).value_or(nullptr);
    // An sRGB monitor shows the picture as it is.
    view.setDisplay(display && !display->isIdentity() ? display : nullptr);
}

void DisplayColours::updateAll() {
    for (const QPointer<PictureView>& view : std::as_const(views_))
        if (view)
            update(*view);
}

}  // namespace irodori
