// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/preset_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>

#include "studio/preset_collection.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kFieldWidth = 300;
constexpr int kPictureSide = 240;
constexpr int kMaxNameLetters = 40;  ///< of up to four bytes each: what a preset's file can hold

}  // namespace

PresetDialog::PresetDialog(const QString& name, const QString& author, const QImage& result,
                           bool hasStyles, QWidget* parent)
    : QDialog(parent),
      name_(new QLineEdit(name.left(kMaxNameLetters))),
      author_(new QLineEdit(author.left(kMaxNameLetters))),
      styles_(new QCheckBox(tr("With the &styles in use"))) {
    setWindowTitle(tr("Save Preset"));
    for (QLineEdit* field : {name_, author_}) {
        field->setMaxLength(kMaxNameLetters);
        field->setMinimumWidth(kFieldWidth);
    }
    author_->setPlaceholderText(tr("Shown to those to whom you give the preset"));
    styles_->setToolTip(tr("Without them, the preset is a look that goes with any style"));
    styles_->setChecked(hasStyles);
    styles_->setEnabled(hasStyles);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    save_ = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(spacing::kMedium);
    form->setVerticalSpacing(spacing::kMedium);
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("&Author:"), author_);
    form->addRow(QString(), styles_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    layout->setSpacing(spacing::kLarge);
    if (!result.isNull()) {
        auto* picture = new QLabel;
        QPixmap pixels = QPixmap::fromImage(
            result.scaled(QSize(kPictureSide, kPictureSide) * devicePixelRatioF(),
                          Qt::KeepAspectRatio, Qt::SmoothTransformation));
        pixels.setDevicePixelRatio(devicePixelRatioF());
        picture->setPixmap(pixels);
        picture->setAlignment(Qt::AlignCenter);
        layout->addWidget(picture);
    }
    layout->addLayout(form);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    save_->setDefault(true);

    const auto follow = [this] { save_->setEnabled(!this->name().isEmpty()); };
    connect(name_, &QLineEdit::textChanged, this, follow);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    follow();
    name_->selectAll();
    name_->setFocus();
}

QString PresetDialog::name() const {
    return name_->text().simplified();
}

QString PresetDialog::author() const {
    return author_->text().simplified();
}

bool PresetDialog::withStyles() const {
    return styles_->isChecked();
}

void sharePreset(PresetCollection& presets, const ShownPreset& preset, QWidget* parent) {
    const QString name = QString::fromStdString(preset.entry.path.filename().string());
    const QString file = QFileDialog::getSaveFileName(
        parent, PresetDialog::tr("Give Preset to Others"), QDir::home().filePath(name),
        PresetDialog::tr("Irodori presets (*%1)").arg(QLatin1String(kPresetExtension)));
    if (!file.isEmpty())
        presets.share(preset.entry, file);
}

QString askForNewName(const QString& title, const QString& name, QWidget* parent) {
    const QString given =
        QInputDialog::getText(parent, title, PresetDialog::tr("Name:"), QLineEdit::Normal, name)
            .simplified();
    return given == name ? QString() : given;  // empty, too, if cancelled
}

}  // namespace irodori
