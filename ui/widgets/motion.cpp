// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/motion.h"

#include <QCoreApplication>

#include "widgets/portal_setting.h"

namespace irodori {

namespace {

/// Lives as long as the application, whose D-Bus connection it uses.
class Motion : public QObject {
public:
    explicit Motion(QObject* parent)
        : QObject(parent),
          animations_(QStringLiteral("org.gnome.desktop.interface"),
                      QStringLiteral("enable-animations")) {}

    static Motion& instance() {
        static const QString name = QStringLiteral("irodori-motion");
        auto* motion =
            static_cast<Motion*>(qApp->findChild<QObject*>(name, Qt::FindDirectChildrenOnly));
        if (!motion) {
            motion = new Motion(qApp);
            motion->setObjectName(name);
        }
        return *motion;
    }

    [[nodiscard]] bool isReduced() const {
        const QVariant& animations = animations_.value();
        return wanted_ || (animations.isValid() && !animations.toBool());
    }
    void want(bool reduced) { wanted_ = reduced; }

private:
    PortalSetting animations_;
    bool wanted_ = false;
};

}  // namespace

bool reducesMotion() {
    return Motion::instance().isReduced();
}

void setReducedMotion(bool reduced) {
    Motion::instance().want(reduced);
}

}  // namespace irodori
