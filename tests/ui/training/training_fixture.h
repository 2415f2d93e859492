// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <functional>
#include <memory>

#include "fake_training_runs.h"
#include "settings/app_settings.h"
#include "widgets/message_bar.h"

namespace irodori::test {

/// A picture of a dataset, with what was found about it.
inline DatasetPicture datasetPicture(const std::string& file, std::vector<Finding> findings = {}) {
    DatasetPicture picture;
    picture.file = file;
    picture.excluded = !findings.empty();
    picture.findings = std::move(findings);
    return picture;
}

inline Dataset dataset(const std::string& folder, int usable,
                       const std::vector<Finding>& findings = {}) {
    Dataset dataset;
    for (int i = 0; i < usable; ++i)
        dataset.pictures.push_back(datasetPicture(folder + '/' + std::to_string(i) + ".jpg"));
    for (const Finding finding : findings)
        dataset.pictures.push_back(datasetPicture(folder + "/found.jpg", {finding}));
    return dataset;
}

/// Fake runs whose files, and those of the settings, lie in a temporary folder.
class TrainingFixture {
public:
    TrainingFixture()
        : settings(folder.filePath(QStringLiteral("settings.ini"))),
          runs(std::make_shared<FakeTrainingRuns>(path("runs"))) {
        for (const char* name : {"photos", "styles"})
            QDir(folder.path()).mkdir(QLatin1String(name));
        runs->sets = {dataset("photos", 120), dataset("styles", 212)};
    }

    [[nodiscard]] std::filesystem::path path(const char* name) const {
        return folder.filePath(QLatin1String(name)).toStdString();
    }
    [[nodiscard]] QString photos() const { return folder.filePath(QStringLiteral("photos")); }
    [[nodiscard]] QString styles() const { return folder.filePath(QStringLiteral("styles")); }

    [[nodiscard]] TrainingRequest request(const std::string& name, int iterations = 1000) const {
        TrainingRequest request;
        request.name = name;
        request.photos = {path("photos")};
        request.styles = {path("styles")};
        request.config.iterations = iterations;
        return request;
    }

    /// A run from an earlier day.
    RunFolder run(const std::string& name, RunState state, std::int64_t steps = 0) const {
        const auto created = runs->create(request(name));
        if (!created)
            qFatal("the fake creates every run");
        runs->train(*created, steps);
        runs->setState(*created, state);
        return *created;
    }

    QTemporaryDir folder;
    AppSettings settings;
    std::shared_ptr<FakeTrainingRuns> runs;
};

/// The visible button with this text; nullptr if there is none.
inline QAbstractButton* buttonOf(const QWidget& widget, const QString& text) {
    for (auto* button : widget.findChildren<QAbstractButton*>())
        if (button->text() == text && button->isVisible())
            return button;
    return nullptr;
}

/// Waits until it can be pressed, and presses it.
inline bool press(const QWidget& widget, const char* text) {
    const auto ready = [&] {
        const QAbstractButton* button = buttonOf(widget, QString::fromUtf8(text));
        return button && button->isEnabled();
    };
    if (!QTest::qWaitFor(ready))
        return false;
    buttonOf(widget, QString::fromUtf8(text))->click();
    return true;
}

inline QString textsOf(const MessageBar& messages) {
    QStringList texts;
    for (const Message& message : messages.messages())
        texts << message.text;
    return texts.join(QLatin1Char('\n'));
}

/// What is done with the next dialog, as soon as it is open.
template <class Dialog>
void inNextDialog(std::function<void(Dialog&)> act) {
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, act = std::move(act)] {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer->deleteLater();
        act(*dialog);
    });
    timer->start(10);
}

}  // namespace irodori::test
