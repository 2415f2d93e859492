// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kMinSide = 16;
constexpr int kPathWidth = 420;

bool hasQuality(FileFormat format) {
    return format == FileFormat::jpeg || format == FileFormat::webp;
}

QLayout* row(std::initializer_list<QWidget*> widgets) {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing::kSmall);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return layout;
}

QLabel* labelFor(QWidget* field, const QString& text) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    return label;
}

QString withExtension(const QString& path, FileFormat format) {
    const QFileInfo file(path);
    const bool known = formatFromPath(path.toStdString()).has_value();
    const QString base = known ? file.completeBaseName() : file.fileName();
    return file.dir().filePath(base + QLatin1Char('.') + QLatin1String(extensionOf(format)));
}

}  // namespace

ExportDialog::ExportDialog(const QString& path, const ExportPreferences& preferences, int photoSide,
                           std::function<bool(const QString&)> isInput, QWidget* parent)
    : QDialog(parent),
      isInput_(std::move(isInput)),
      photoSide_(photoSide),
      path_(new QLineEdit(path)),
      problem_(new QLabel),
      format_(new QComboBox),
      qualityLabel_(new QLabel(tr("&Quality:"))),
      quality_(new QSlider(Qt::Horizontal)),
      qualityNumber_(new QSpinBox),
      profile_(new QComboBox),
      limitSide_(new QCheckBox(tr("Long side at most"))),
      side_(new QSpinBox),
      metadata_(new QCheckBox(tr("Keep the photo’s metadata (camera, place, author)"))),
      label_(new QCheckBox(tr("Mark the picture as made with AI (IPTC label)"))),
      settings_(new QCheckBox(tr("Embed styles and settings, to restore them later"))),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Cancel)),
      export_(buttons_->addButton(tr("Export"), QDialogButtonBox::AcceptRole)) {
    setWindowTitle(tr("Export Picture"));
    buildForm();
    export_->setDefault(true);
    showPreferences(preferences);
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);
    connect(path_, &QLineEdit::textChanged, this, &ExportDialog::followPath);
    connect(limitSide_, &QCheckBox::toggled, side_, &QWidget::setEnabled);
    connect(quality_, &QSlider::valueChanged, qualityNumber_, &QSpinBox::setValue);
    connect(qualityNumber_, &QSpinBox::valueChanged, quality_, &QSlider::setValue);
    connect(buttons_, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    followFormat();
    path_->setFocus();
    path_->setSelection(int(path.lastIndexOf(QLatin1Char('/'))) + 1,
                        int(QFileInfo(path).completeBaseName().size()));
}

void ExportDialog::buildForm() {
    path_->setMinimumWidth(kPathWidth);
    problem_->setWordWrap(true);
    problem_->hide();
    format_->addItem(tr("JPEG"), int(FileFormat::jpeg));
    format_->addItem(tr("PNG (lossless)"), int(FileFormat::png));
    format_->addItem(tr("WebP"), int(FileFormat::webp));
    format_->addItem(tr("TIFF (lossless)"), int(FileFormat::tiff));
    profile_->addItem(tr("Same as the photo"), int(ExportProfile::source));
    profile_->addItem(tr("sRGB (for the web)"), int(ExportProfile::srgb));
    quality_->setRange(kMinQuality, kMaxQuality);
    qualityNumber_->setRange(kMinQuality, kMaxQuality);
    side_->setRange(std::min(kMinSide, photoSide_), photoSide_);
    side_->setSuffix(tr(" px"));
    qualityLabel_->setBuddy(quality_);

    auto* browse = new QPushButton(tr("Browse…"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setHorizontalSpacing(spacing::kMedium);
    form->setVerticalSpacing(spacing::kSmall);
    form->addRow(labelFor(path_, tr("&File:")), row({path_, browse}));
    form->addRow({}, problem_);
    form->addRow(tr("F&ormat:"), format_);
    form->addRow(qualityLabel_, row({quality_, qualityNumber_}));
    form->addRow(tr("&Colours:"), profile_);
    form->addRow(labelFor(limitSide_, tr("&Size:")), row({limitSide_, side_}));
    form->addRow({}, metadata_);
    form->addRow({}, label_);
    form->addRow({}, settings_);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    layout->setSpacing(spacing::kLarge);
    layout->addLayout(form);
    layout->addWidget(buttons_);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

void ExportDialog::showPreferences(const ExportPreferences& preferences) {
    format_->setCurrentIndex(format_->findData(int(preferences.format)));
    quality_->setValue(preferences.quality);
    qualityNumber_->setValue(preferences.quality);
    profile_->setCurrentIndex(profile_->findData(int(preferences.profile)));
    limitSide_->setChecked(preferences.maxSide > 0);
    side_->setEnabled(preferences.maxSide > 0);
    side_->setValue(preferences.maxSide > 0 ? preferences.maxSide : photoSide_);
    metadata_->setChecked(preferences.keepMetadata);
    label_->setChecked(preferences.aiLabel);
    settings_->setChecked(preferences.embedSettings);
}

FileFormat ExportDialog::format() const {
    return FileFormat(format_->currentData().toInt());
}

QString ExportDialog::path() const {
    return QFileInfo(path_->text().trimmed()).absoluteFilePath();
}

ExportPreferences ExportDialog::preferences() const {
    ExportPreferences preferences;
    preferences.format = format();
    preferences.quality = quality_->value();
    preferences.profile = ExportProfile(profile_->currentData().toInt());
    preferences.maxSide = limitSide_->isChecked() ? side_->value() : 0;
    preferences.keepMetadata = metadata_->isChecked();
    preferences.aiLabel = label_->isChecked();
    preferences.embedSettings = settings_->isChecked();
    return preferences;
}

void ExportDialog::browse() {
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export Picture"), path(),
                                                        tr("Pictures (*.jpg *.png *.webp *.tif)"),
                                                        nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        path_->setText(formatFromPath(chosen.toStdString()) ? chosen
                                                            : withExtension(chosen, format()));
}

void ExportDialog::followFormat() {
    enableQuality();
    const QSignalBlocker blocker(path_);
    if (formatFromPath(path().toStdString()) != format())
        path_->setText(withExtension(path(), format()));
    check();
}

void ExportDialog::followPath() {
    const QSignalBlocker blocker(format_);
    if (const auto format = formatFromPath(path().toStdString()))
        format_->setCurrentIndex(format_->findData(int(*format)));
    enableQuality();
    check();
}

void ExportDialog::enableQuality() {
    for (QWidget* widget : std::initializer_list<QWidget*>{qualityLabel_, quality_, qualityNumber_})
        widget->setEnabled(hasQuality(format()));
}

void ExportDialog::check() {
    QString problem;
    const QFileInfo file(path());
    if (path_->text().trimmed().isEmpty() || file.isDir())
        problem = tr("Type a file name.");
    else if (!file.dir().exists())
        problem = tr("The folder “%1” does not exist.").arg(file.dir().path());
    else if (isInput_(path()))
        problem = tr("You work from this picture; it is not replaced. Choose another name.");
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    export_->setEnabled(problem.isEmpty());
}

void ExportDialog::accept() {
    const bool hasName = !path_->text().trimmed().isEmpty();
    if (hasName && !formatFromPath(path().toStdString()))
        path_->setText(withExtension(path(), format()));
    check();
    if (!export_->isEnabled())
        return;
    const bool replaces = QFileInfo::exists(path());
    if (replaces
        && QMessageBox::question(
               this, tr("Export Picture"),
               tr("“%1” exists already. Replace it?").arg(QFileInfo(path()).fileName()))
               != QMessageBox::Yes)
        return;
    QDialog::accept();
}

}  // namespace irodori
