// SPDX-License-Identifier: GPL-3.0-or-later
#include "help_dialogs.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kLogoSide = 72;
constexpr int kAboutWidth = 480;

/// Context of the translations.
class Help {
    Q_DECLARE_TR_FUNCTIONS(Help)
};

QList<ShortcutHint> photoPaneKeys() {
    return {{Help::tr("Space"), Help::tr("Show the photo while held")},
            {QStringLiteral("[  ]"), Help::tr("Move the divider between photo and result")},
            {QStringLiteral("{  }"), Help::tr("Turn the divider")},
            {Help::tr("Wheel"), Help::tr("Zoom about the pointer")},
            {QStringLiteral("+  −"), Help::tr("Zoom in and out")},
            {Help::tr("Drag"), Help::tr("Move the picture")},
            {QStringLiteral("← → ↑ ↓"), Help::tr("Move the picture")},
            {QStringLiteral("0"), Help::tr("Fit the whole picture")},
            {QStringLiteral("1"), Help::tr("100 %")},
            {Help::tr("Double click"), Help::tr("Between fitted and 100 %")},
            {QStringLiteral("B  E"), Help::tr("Paint and erase the mask")},
            {QStringLiteral("[  ]"), Help::tr("Size of the mask brush")}};
}

QLabel* makeHeading(const QString& text) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QLayout* makeKeyList(const QString& heading, const QList<ShortcutHint>& hints) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::kLarge);
    grid->setVerticalSpacing(spacing::kTiny);
    grid->addWidget(makeHeading(heading), 0, 0, 1, 2);
    for (qsizetype i = 0; i < hints.size(); ++i) {
        grid->addWidget(new QLabel(hints[i].keys), int(i) + 1, 0);
        grid->addWidget(new QLabel(hints[i].meaning), int(i) + 1, 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(int(hints.size()) + 1, 1);
    return grid;
}

QLabel* makeText(const QString& html) {
    auto* label = new QLabel(html);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setOpenExternalLinks(true);
    label->setMargin(spacing::kMedium);
    return label;
}

QLayout* makeTitle() {
    auto* logo = new QLabel;
    logo->setPixmap(QIcon(QStringLiteral(":/icons/irodori.svg")).pixmap(kLogoSide));
    auto* name = makeHeading(QApplication::applicationDisplayName());
    QFont font = name->font();
    font.setPointSizeF(font.pointSizeF() * 1.8);
    name->setFont(font);
    auto* version = new QLabel(Help::tr("Version %1").arg(QApplication::applicationVersion()));
    auto* text = new QVBoxLayout;
    text->addStretch();
    text->addWidget(name);
    text->addWidget(version);
    text->addStretch();
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing::kLarge);
    layout->addWidget(logo);
    layout->addLayout(text, 1);
    return layout;
}

QString aboutText(const ModelInfo& model) {
    QString text = Help::tr(
        "<p>Irodori (彩り, “colouring”) repaints a photo in the style of a picture "
        "that you drop in. Everything happens on this computer: the program opens "
        "no connection.</p>");
    if (!model.name.empty())
        text += Help::tr("<p>Model in use: %1, licence %2.</p>")
                    .arg(QString::fromStdString(model.name).toHtmlEscaped(),
                         QString::fromStdString(model.license).toHtmlEscaped());
    return text;
}

QString licenceText() {
    return Help::tr(
               "<p>Irodori is free software: you may use, study, share and improve it under the "
               "GNU General Public License, version 3 or later. It comes without any "
               "warranty.</p><p>What you make with it is yours.</p>")
           + Help::tr(
                 "<p>It stands on: Qt %1 (LGPL-3.0), LibTorch (BSD-3-Clause), oneDNN (Apache-2.0), "
                 "OpenCV (Apache-2.0), LittleCMS (MIT), Exiv2 (GPL-2.0-or-later), libheif "
                 "(LGPL-3.0), libtiff, libwebp, libjpeg, libpng, spdlog (MIT), nlohmann-json "
                 "(MIT), tl::expected (CC0-1.0).</p>")
                 .arg(QLatin1String(qVersion()));
}

QString creditsText() {
    return Help::tr(
        "<p>Program, networks, model, icons and style pictures by the Irodori "
        "developers.</p>"
        "<p>The generator builds on published work: modulated convolutions (Karras et al., "
        "2020), adaptive instance normalisation (Huang and Belongie, 2017), the projection "
        "discriminator (Miyato and Koyama, 2018) and the guided filter (He et al., "
        "2010).</p>");
}

void execWithClose(QDialog& dialog, QVBoxLayout* layout) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog.exec();
}

QVBoxLayout* makeLayout(QDialog& dialog) {
    auto* layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    layout->setSpacing(spacing::kLarge);
    return layout;
}

}  // namespace

void showShortcuts(const QList<ShortcutHint>& menuKeys, QWidget* parent) {
    QDialog dialog(parent);
    dialog.setWindowTitle(Help::tr("Keyboard Shortcuts"));
    auto* lists = new QHBoxLayout;
    lists->setSpacing(2 * spacing::kLarge);
    lists->addLayout(makeKeyList(Help::tr("Window"), menuKeys));
    lists->addLayout(makeKeyList(Help::tr("Photo pane"), photoPaneKeys()));
    auto* layout = makeLayout(dialog);
    layout->addLayout(lists);
    execWithClose(dialog, layout);
}

void showAbout(const ModelInfo& model, QWidget* parent) {
    QDialog dialog(parent);
    dialog.setWindowTitle(Help::tr("About Irodori"));
    dialog.setMinimumWidth(kAboutWidth);
    auto* tabs = new QTabWidget;
    tabs->addTab(makeText(aboutText(model)), Help::tr("About"));
    tabs->addTab(makeText(licenceText()), Help::tr("Licences"));
    tabs->addTab(makeText(creditsText()), Help::tr("Credits"));
    auto* layout = makeLayout(dialog);
    layout->addLayout(makeTitle());
    layout->addWidget(tabs, 1);
    execWithClose(dialog, layout);
}

}  // namespace irodori
