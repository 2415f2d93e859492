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
#include <algorithm>

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

ExportDialog::ExportDialog(ExportSubject subject, const ExportPreferences& preferences,
                           QWidget* parent)
    : QDialog(parent),
      subject_(std::move(subject)),
      path_(new QLineEdit(subject_.path)),
      problem_(new QLabel),
      format_(new QComboBox),
      qualityLabel_(new QLabel(tr("&Quality:"))),
      quality_(new QSlider(Qt::Horizontal)),
      qualityNumber_(new QSpinBox),
      profile_(new QComboBox),
      depthLabel_(new QLabel(tr("&Depth:"))),
      depth_(new QComboBox),
      limitSide_(new QCheckBox(tr("Long side at most"))),
      side_(new QSpinBox),
      metadata_(new QCheckBox(tr("Keep the photo’s metadata (camera, place, author)"))),
      label_(new QCheckBox(tr("Mark the picture as made with AI (IPTC label)"))),
      settings_(new QCheckBox(tr("Embed styles and settings, to restore them later"))),
      proof_(new QLabel),
      pixels_(new QLabel),
      bytes_(new QLabel(tr("Estimating the file size…"))),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Cancel)),
      export_(buttons_->addButton(tr("Export"), QDialogButtonBox::AcceptRole)) {
    setWindowTitle(tr("Export Picture"));
    fillChoices();
    auto* columns = new QHBoxLayout;
    columns->setSpacing(spacing::kLarge);
    columns->addLayout(buildOutlook());
    columns->addLayout(buildForm(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    layout->setSpacing(spacing::kLarge);
    layout->addLayout(columns);
    layout->addWidget(buttons_);
    layout->setSizeConstraint(QLayout::SetFixedSize);

    export_->setDefault(true);
    showPreferences(preferences);
    connectFields();
    followFormat();
    enableFields();
    updateOutlook();
    path_->setFocus();
    path_->setSelection(int(subject_.path.lastIndexOf(QLatin1Char('/'))) + 1,
                        int(QFileInfo(subject_.path).completeBaseName().size()));
}

void ExportDialog::fillChoices() {
    format_->addItem(tr("JPEG"), int(FileFormat::jpeg));
    format_->addItem(tr("PNG (lossless)"), int(FileFormat::png));
    format_->addItem(tr("WebP"), int(FileFormat::webp));
    format_->addItem(tr("TIFF (lossless)"), int(FileFormat::tiff));
    profile_->addItem(tr("Same as the photo"), int(ExportProfile::source));
    profile_->addItem(tr("sRGB (for the web)"), int(ExportProfile::srgb));
    profile_->addItem(tr("Display P3 (for recent screens)"), int(ExportProfile::displayP3));
    depth_->addItem(tr("Same as the photo (%1 bit)").arg(8 * int(subject_.depth)),
                    int(ExportDepth::source));
    depth_->addItem(tr("8 bit"), int(ExportDepth::eight));
    depth_->addItem(tr("16 bit"), int(ExportDepth::sixteen));
    quality_->setRange(kMinQuality, kMaxQuality);
    quality_->setAccessibleName(tr("Quality"));
    quality_->setToolTip(tr("How much of the picture the file keeps: less makes it smaller"));
    qualityNumber_->setRange(kMinQuality, kMaxQuality);
    qualityNumber_->setAccessibleName(tr("Quality"));
    const int photoSide = std::max(subject_.size.width(), subject_.size.height());
    side_->setRange(std::min(kMinSide, photoSide), photoSide);
    side_->setSuffix(tr(" px"));
    side_->setAccessibleName(tr("Longest side"));
}

QLayout* ExportDialog::buildForm() {
    path_->setMinimumWidth(kPathWidth);
    problem_->setWordWrap(true);
    problem_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    problem_->hide();
    qualityLabel_->setBuddy(quality_);
    depthLabel_->setBuddy(depth_);
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
    form->addRow(labelFor(limitSide_, tr("&Size:")), row({limitSide_, side_}));
    form->addRow(tr("&Colours:"), profile_);
    form->addRow(depthLabel_, depth_);
    form->addRow({}, metadata_);
    form->addRow({}, label_);
    form->addRow({}, settings_);
    return form;
}

QLayout* ExportDialog::buildOutlook() {
    proof_->setFixedSize(ExportEstimate::kProofSide, ExportEstimate::kProofSide);
    proof_->setAlignment(Qt::AlignCenter);
    proof_->setAutoFillBackground(true);
    proof_->setBackgroundRole(QPalette::Base);
    proof_->setToolTip(tr("The middle of the picture at 100 %, as the file will hold it"));
    proof_->setAccessibleName(proof_->toolTip());
    QFont font = bytes_->font();
    font.setWeight(QFont::DemiBold);
    bytes_->setFont(font);
    auto* column = new QVBoxLayout;
    column->setSpacing(spacing::kTiny);
    column->addWidget(proof_);
    column->addSpacing(spacing::kTiny);
    column->addWidget(bytes_);
    column->addWidget(pixels_);
    column->addStretch(1);
    return column;
}

void ExportDialog::connectFields() {
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::followFormat);
    connect(path_, &QLineEdit::textChanged, this, &ExportDialog::followPath);
    connect(quality_, &QSlider::valueChanged, qualityNumber_, &QSpinBox::setValue);
    connect(qualityNumber_, &QSpinBox::valueChanged, quality_, &QSlider::setValue);
    connect(buttons_, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    const auto changed = [this] {
        enableFields();
        updateOutlook();
    };
    connect(quality_, &QSlider::valueChanged, this, changed);
    connect(side_, &QSpinBox::valueChanged, this, changed);
    for (QComboBox* box : {format_, profile_, depth_})
        connect(box, &QComboBox::currentIndexChanged, this, changed);
    for (QCheckBox* box : {limitSide_, metadata_, label_, settings_})
        connect(box, &QCheckBox::toggled, this, changed);
}

void ExportDialog::showPreferences(const ExportPreferences& preferences) {
    format_->setCurrentIndex(format_->findData(int(preferences.format)));
    quality_->setValue(preferences.quality);
    qualityNumber_->setValue(preferences.quality);
    profile_->setCurrentIndex(profile_->findData(int(preferences.profile)));
    depth_->setCurrentIndex(depth_->findData(int(preferences.depth)));
    givenSide_ = preferences.maxSide;
    limitSide_->setChecked(preferences.maxSide > 0);
    side_->setValue(preferences.maxSide > 0 ? preferences.maxSide : side_->maximum());
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
    preferences.depth = ExportDepth(depth_->currentData().toInt());
    preferences.maxSide = limitSide_->isChecked() ? side_->value() : 0;
    if (preferences.maxSide == side_->maximum())  // this photo is too small for a larger limit
        preferences.maxSide = std::max(preferences.maxSide, givenSide_);
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
    const QSignalBlocker blocker(path_);
    if (formatFromPath(path().toStdString()) != format())
        path_->setText(withExtension(path(), format()));
    check();
}

void ExportDialog::followPath() {
    if (const auto format = formatFromPath(path().toStdString()))
        format_->setCurrentIndex(format_->findData(int(*format)));
    check();
}

void ExportDialog::enableFields() {
    for (QWidget* widget : std::initializer_list<QWidget*>{qualityLabel_, quality_, qualityNumber_})
        widget->setEnabled(hasQuality(format()));
    for (QWidget* widget : std::initializer_list<QWidget*>{depthLabel_, depth_})
        widget->setEnabled(canHoldSixteenBits(format()));
    side_->setEnabled(limitSide_->isChecked());
}

QSize ExportDialog::resultSize() const {
    const Size photo{subject_.size.width(), subject_.size.height()};
    const Size size = limitSide_->isChecked() ? scaledToLongSide(photo, side_->value()) : photo;
    return {size.width, size.height};
}

void ExportDialog::updateOutlook() {
    const QSize size = resultSize();
    const PixelDepth depth =
        exportDepth(format(), ExportDepth(depth_->currentData().toInt()), subject_.depth);
    pixels_->setText(
        tr("%1 × %2 px, %3 bit").arg(size.width()).arg(size.height()).arg(8 * int(depth)));
    Q_EMIT preferencesChanged(preferences());
}

void ExportDialog::showEstimate(const ExportEstimate& estimate) {
    bytes_->setText(tr("About %1")
                        .arg(locale().formattedDataSize(estimate.bytes, 1,
                                                        QLocale::DataSizeTraditionalFormat)));
    proof_->setPixmap(QPixmap::fromImage(estimate.proof));
}

void ExportDialog::showNoEstimate() {
    bytes_->setText(tr("File size unknown"));
    proof_->clear();
}

void ExportDialog::check() {
    QString problem;
    const QFileInfo file(path());
    if (path_->text().trimmed().isEmpty() || file.isDir())
        problem = tr("Type a file name.");
    else if (!file.dir().exists())
        problem = tr("The folder “%1” does not exist.").arg(file.dir().path());
    else if (subject_.isInput(path()))
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
