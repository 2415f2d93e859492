// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "batch/batch_texts.h"
#include "batch/output_rules.h"
#include "widgets/icons.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_painting.h"

namespace irodori {

namespace {

constexpr int kThumbnailSide = 52;
constexpr int kMinSide = 16;
constexpr int kMaxSide = 65'535;
constexpr int kUsualSide = 2048;
constexpr int kNoFormat = -1;  ///< "same as the photo"
enum Place { kInFolder, kBesidePhotos };

QLabel* makeTitle() {
    auto* title = new QLabel;
    title->setContentsMargins(0, spacing::kSmall, 0, 0);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    return title;
}

QLayout* row(std::initializer_list<QWidget*> widgets) {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing::kTiny);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return layout;
}

QLabel* quiet(QLabel* label) {
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QPixmap thumbnailPixmap(const QImage& image, const QPalette& palette, qreal devicePixelRatio) {
    QPixmap pixmap(QSize(kThumbnailSide, kThumbnailSide) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    paintThumbnail(painter, QRectF(0, 0, kThumbnailSide, kThumbnailSide), image, palette);
    return pixmap;
}

void select(QComboBox* box, int value) {
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

QString defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
           + QLatin1String("/Irodori");
}

}  // namespace

BatchPanel::BatchPanel(QWidget* parent)
    : QWidget(parent),
      styleTitle_(makeTitle()),
      thumbnail_(new QLabel),
      styleName_(new QLabel),
      styleSummary_(quiet(new QLabel)),
      fromStudio_(new QPushButton),
      fromPreset_(new QPushButton),
      presetMenu_(new QMenu(this)),
      form_(new QFormLayout),
      outputTitle_(makeTitle()),
      place_(new QComboBox),
      folder_(new QLineEdit),
      browse_(new QToolButton),
      keepsFolders_(new QCheckBox),
      pattern_(new QLineEdit),
      fields_(new QToolButton),
      fieldMenu_(new QMenu(this)),
      exampleName_(quiet(new QLabel)),
      problem_(new QLabel),
      ifExists_(new QComboBox),
      formatTitle_(makeTitle()),
      format_(new QComboBox),
      quality_(new QSlider(Qt::Horizontal)),
      qualityNumber_(new QSpinBox),
      limitSide_(new QCheckBox),
      side_(new QSpinBox),
      profile_(new QComboBox),
      depth_(new QComboBox),
      metadata_(new QCheckBox),
      label_(new QCheckBox),
      settings_(new QCheckBox) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium,
                               spacing::kMedium);
    layout->setSpacing(spacing::kSmall);
    buildStyle();
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setHorizontalSpacing(spacing::kMedium);
    form_->setVerticalSpacing(spacing::kSmall);
    layout->addLayout(form_);
    buildOutput();
    buildFormat();
    layout->addStretch(1);
    plan_.folder = defaultFolder().toStdString();
    plan_.style.exporting.ifExists = IfExists::keepBoth;
    connectFields();
    retranslate();
    showPlan();
}

// ---- building

void BatchPanel::buildStyle() {
    thumbnail_->setFixedSize(kThumbnailSide, kThumbnailSide);
    styleName_->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(spacing::kTiny);
    words->addWidget(styleName_);
    words->addWidget(styleSummary_);
    auto* card = new QHBoxLayout;
    card->setSpacing(spacing::kMedium);
    card->addWidget(thumbnail_, 0, Qt::AlignTop);
    card->addLayout(words, 1);
    fromPreset_->setMenu(presetMenu_);
    auto* box = static_cast<QVBoxLayout*>(layout());
    box->addWidget(styleTitle_);
    box->addLayout(card);
    box->addLayout(row({fromStudio_, fromPreset_}));
}

QLabel* BatchPanel::labelFor(QWidget* field, const char* source) {
    auto* label = new QLabel;
    label->setBuddy(field);
    label->setMinimumHeight(field->sizeHint().height());  // its text stands beside the field's
    labels_.push_back({label, source});
    return label;
}

void BatchPanel::buildOutput() {
    place_->addItem({}, kInFolder);
    place_->addItem({}, kBesidePhotos);
    ifExists_->addItem({}, int(IfExists::keepBoth));
    ifExists_->addItem({}, int(IfExists::refuse));
    ifExists_->addItem({}, int(IfExists::replace));
    fields_->setMenu(fieldMenu_);
    fields_->setPopupMode(QToolButton::InstantPopup);
    problem_->setWordWrap(true);
    problem_->hide();
    form_->addRow(outputTitle_);
    form_->addRow(labelFor(place_, QT_TR_NOOP("&Save:")), place_);
    form_->addRow(labelFor(folder_, QT_TR_NOOP("&Folder:")), row({folder_, browse_}));
    form_->addRow({}, keepsFolders_);
    form_->addRow(labelFor(pattern_, QT_TR_NOOP("&Name:")), row({pattern_, fields_}));
    form_->addRow({}, exampleName_);
    form_->addRow({}, problem_);
    form_->addRow(labelFor(ifExists_, QT_TR_NOOP("If it e&xists:")), ifExists_);
}

void BatchPanel::buildFormat() {
    format_->addItem({}, kNoFormat);
    for (const FileFormat format :
         {FileFormat::jpeg, FileFormat::png, FileFormat::webp, FileFormat::tiff})
        format_->addItem({}, int(format));
    for (const ExportProfile profile :
         {ExportProfile::source, ExportProfile::srgb, ExportProfile::displayP3})
        profile_->addItem({}, int(profile));
    for (const ExportDepth depth : {ExportDepth::source, ExportDepth::eight, ExportDepth::sixteen})
        depth_->addItem({}, int(depth));
    quality_->setRange(kMinQuality, kMaxQuality);
    qualityNumber_->setRange(kMinQuality, kMaxQuality);
    side_->setRange(kMinSide, kMaxSide);
    side_->setValue(kUsualSide);
    form_->addRow(formatTitle_);
    form_->addRow(labelFor(format_, QT_TR_NOOP("Fo&rmat:")), format_);
    form_->addRow(labelFor(quality_, QT_TR_NOOP("&Quality:")), row({quality_, qualityNumber_}));
    limitSide_->setMinimumHeight(side_->sizeHint().height());
    form_->addRow(limitSide_, side_);
    form_->addRow(labelFor(profile_, QT_TR_NOOP("&Profile:")), profile_);
    form_->addRow(labelFor(depth_, QT_TR_NOOP("&Depth:")), depth_);
    for (QCheckBox* check : {metadata_, label_, settings_})
        form_->addRow(check);
}

void BatchPanel::connectFields() {
    connect(fromStudio_, &QPushButton::clicked, this, &BatchPanel::useStudioStyle);
    connect(presetMenu_, &QMenu::aboutToShow, this, &BatchPanel::fillPresetMenu);
    connect(browse_, &QToolButton::clicked, this, &BatchPanel::browse);
    connect(quality_, &QSlider::valueChanged, qualityNumber_, &QSpinBox::setValue);
    connect(qualityNumber_, &QSpinBox::valueChanged, quality_, &QSlider::setValue);
    for (QLineEdit* line : {folder_, pattern_})
        connect(line, &QLineEdit::textEdited, this, &BatchPanel::takePlan);
    for (QComboBox* box : {place_, ifExists_, format_, profile_, depth_})
        connect(box, &QComboBox::activated, this, &BatchPanel::takePlan);
    for (QCheckBox* check : {keepsFolders_, limitSide_, metadata_, label_, settings_})
        connect(check, &QCheckBox::clicked, this, &BatchPanel::takePlan);
    for (QSpinBox* number : {qualityNumber_, side_})
        connect(number, &QSpinBox::valueChanged, this, &BatchPanel::takePlan);
}

void BatchPanel::setTexts(QComboBox* box, const QStringList& texts) {
    for (int i = 0; i < box->count(); ++i)
        box->setItemText(i, texts[i]);
}

void BatchPanel::retranslate() {
    for (const FieldLabel& field : labels_) {
        field.label->setText(tr(field.source));
        field.label->buddy()->setAccessibleName(field.label->text().remove(u'&').remove(u':'));
    }
    styleTitle_->setText(tr("Style"));
    fromStudio_->setText(tr("From the Studio"));
    fromStudio_->setToolTip(tr("Paint in the styles and settings that the Studio has now"));
    fromPreset_->setText(tr("Preset"));
    fromPreset_->setToolTip(tr("Paint by a preset"));
    presetMenu_->setTitle(tr("Presets"));
    fieldMenu_->setTitle(tr("Parts of names"));
    outputTitle_->setText(tr("Results"));
    setTexts(place_, {tr("in a folder"), tr("beside each photo")});
    setIconButton(browse_, QStringLiteral("open"), QStringLiteral("…"),
                  tr("Choose the folder of the results"));
    keepsFolders_->setText(tr("Keep folders as they are"));
    keepsFolders_->setToolTip(
        tr("Make the folders in which the photos lie again in the folder of the results"));
    pattern_->setToolTip(
        tr("How results are called; parts in braces stand for something else for "
           "each photo. “/” makes a folder."));
    setIconButton(fields_, QStringLiteral("add"), QStringLiteral("+"),
                  tr("Add a part that is different for each photo"));
    setTexts(ifExists_, {tr("keep both"), tr("skip the photo"), tr("replace (asks first)")});
    fillFieldMenu();

    formatTitle_->setText(tr("Files"));
    setTexts(format_, {tr("Same as the photo"), tr("JPEG"), tr("PNG (lossless)"), tr("WebP"),
                       tr("TIFF (lossless)")});
    for (QWidget* field : std::initializer_list<QWidget*>{quality_, qualityNumber_})
        field->setToolTip(tr("Of JPEG and WebP: less makes smaller files"));
    setTexts(profile_, {tr("Same as the photo"), tr("sRGB (for the web)"),
                        tr("Display P3 (for recent screens)")});
    setTexts(depth_, {tr("Same as the photo"), tr("8 bit"), tr("16 bit")});
    limitSide_->setText(tr("At &most"));
    limitSide_->setToolTip(tr("Make large results smaller"));
    side_->setSuffix(tr(" px"));
    side_->setAccessibleName(tr("Longest side"));
    qualityNumber_->setAccessibleName(tr("Quality"));
    metadata_->setText(tr("Keep the photos’ metadata"));
    metadata_->setToolTip(tr("Camera, place, author and what else a photo tells about itself"));
    label_->setText(tr("Mark as made with AI (IPTC label)"));
    label_->setToolTip(tr("So that others can tell where the pictures come from"));
    settings_->setText(tr("Embed styles and settings"));
    settings_->setToolTip(tr("To restore them from a result later"));
    showStyle();
    showExample();
}

void BatchPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        showStyle();
}

// ---- style

void BatchPanel::setPresets(std::vector<StylePreset> presets) {
    presets_ = std::move(presets);
}

void BatchPanel::fillPresetMenu() {
    presetMenu_->clear();
    if (presets_.empty())
        presetMenu_->addAction(tr("No presets yet: save one in the Studio"))->setEnabled(false);
    for (const StylePreset& preset : presets_) {
        const QImage image =
            QImage::fromData(preset.thumbnail.data(), int(preset.thumbnail.size()));
        QAction* action = presetMenu_->addAction(QIcon(QPixmap::fromImage(image)),
                                                 QString::fromStdString(preset.name));
        connect(action, &QAction::triggered, this, [this, preset] { useStyle(preset); });
    }
}

void BatchPanel::useStudioStyle() {
    if (!studioStyle_)
        return;
    const StylePreset style = studioStyle_();
    if (!style.recipe.references.empty())
        useStyle(style);
}

void BatchPanel::useStyle(const StylePreset& preset) {
    StyleRecipe& recipe = plan_.style.recipe;
    if (preset.recipe.references.empty()) {  // a look, for any style
        recipe.settings = preset.recipe.settings;
        recipe.mask = preset.recipe.mask;
    } else {
        recipe = preset.recipe;
        plan_.styleName = preset.name;
        plan_.thumbnail = preset.thumbnail;
    }
    showStyle();
    takePlan();
}

void BatchPanel::showStyle() {
    const bool hasStyle = !plan_.style.recipe.references.empty();
    styleName_->setText(hasStyle ? QString::fromStdString(plan_.styleName)
                                 : tr("No style is chosen yet"));
    styleSummary_->setText(hasStyle ? summaryOf(plan_.style.recipe)
                                    : tr("Take that of the Studio, or a preset."));
    const QImage image = QImage::fromData(plan_.thumbnail.data(), int(plan_.thumbnail.size()));
    thumbnail_->setPixmap(thumbnailPixmap(image, palette(), devicePixelRatioF()));
}

// ---- the plan

void BatchPanel::setPlan(const BatchPlan& plan) {
    plan_ = plan;
    showPlan();
}

void BatchPanel::showPlan() {
    std::vector<QSignalBlocker> blockers;
    for (QWidget* widget : std::initializer_list<QWidget*>{quality_, qualityNumber_, side_})
        blockers.emplace_back(widget);
    const ExportOptions& exporting = plan_.style.exporting;
    select(place_, plan_.folder.empty() ? kBesidePhotos : kInFolder);
    // What is being typed may have spaces at its end that the plan has not.
    if (!plan_.folder.empty() && folder_->text().trimmed() != pathText(plan_.folder))
        folder_->setText(pathText(plan_.folder));
    if (folder_->text().isEmpty())
        folder_->setText(defaultFolder());
    keepsFolders_->setChecked(plan_.keepsFolders);
    if (pattern_->text().trimmed().toStdString() != plan_.pattern)
        pattern_->setText(QString::fromStdString(plan_.pattern));
    select(ifExists_, int(exporting.ifExists));
    select(format_, plan_.style.format ? int(*plan_.style.format) : kNoFormat);
    quality_->setValue(exporting.quality);
    qualityNumber_->setValue(exporting.quality);
    limitSide_->setChecked(plan_.style.maxSide > 0);
    if (plan_.style.maxSide > 0)
        side_->setValue(plan_.style.maxSide);
    select(profile_, int(exporting.profile));
    select(depth_, int(plan_.style.depth));
    metadata_->setChecked(!exporting.stripMetadata);
    label_->setChecked(exporting.aiLabel);
    settings_->setChecked(plan_.embedsSettings);
    enableFields();
    showStyle();
    showExample();
}

void BatchPanel::takePlan() {
    ExportOptions& exporting = plan_.style.exporting;
    const bool isInFolder = place_->currentData().toInt() == kInFolder;
    plan_.folder = isInFolder ? folder_->text().trimmed().toStdString() : std::string();
    plan_.keepsFolders = keepsFolders_->isChecked();
    plan_.pattern = pattern_->text().trimmed().toStdString();
    exporting.ifExists = IfExists(ifExists_->currentData().toInt());
    const int format = format_->currentData().toInt();
    plan_.style.format.reset();
    if (format != kNoFormat)
        plan_.style.format = FileFormat(format);
    exporting.quality = qualityNumber_->value();
    plan_.style.maxSide = limitSide_->isChecked() ? side_->value() : 0;
    exporting.profile = ExportProfile(profile_->currentData().toInt());
    plan_.style.depth = ExportDepth(depth_->currentData().toInt());
    exporting.stripMetadata = !metadata_->isChecked();
    exporting.aiLabel = label_->isChecked();
    plan_.embedsSettings = settings_->isChecked();
    enableFields();
    showExample();
    const QString wrong = problem();
    showProblem(wrong);
    if (wrong.isEmpty())
        Q_EMIT planChanged();
}

QString BatchPanel::problem() const {
    if (plan_.style.recipe.references.empty())
        return tr("Pick a style: that of the Studio, or a preset.");
    if (folder_->isEnabled() && !QDir::isAbsolutePath(folder_->text().trimmed()))
        return tr("Choose a folder for the results.");
    if (validateNamePattern(plan_.pattern))
        return {};
    const QString pattern = pattern_->text();
    if (!pattern.contains(QLatin1String("{name}")) && !pattern.contains(QLatin1String("{number}")))
        return tr("Names need {name} or {number}: all results would be called the same.");
    return tr("Results cannot be called so. Parts in braces must be those of the + menu.");
}

bool BatchPanel::hasProblem() const {
    return !problem_->isHidden();
}

void BatchPanel::enableFields() {
    const bool isInFolder = place_->currentData().toInt() == kInFolder;
    for (QWidget* widget : std::initializer_list<QWidget*>{folder_, browse_, keepsFolders_})
        widget->setEnabled(isInFolder);
    const int format = format_->currentData().toInt();
    const bool hasQuality = format == kNoFormat || !canHoldSixteenBits(FileFormat(format));
    quality_->setEnabled(hasQuality);
    qualityNumber_->setEnabled(hasQuality);
    depth_->setEnabled(format == kNoFormat || canHoldSixteenBits(FileFormat(format)));
    side_->setEnabled(limitSide_->isChecked());
    settings_->setEnabled(metadata_->isChecked());
}

void BatchPanel::setExample(const QString& photo) {
    example_ = photo;
    showExample();
}

void BatchPanel::showExample() {
    const QFileInfo photo(example_.isEmpty() ? tr("my photo.jpg") : example_);
    const NameFields fields{photo.completeBaseName().toStdString(),
                            photo.dir().dirName().toStdString(),
                            plan_.styleName.empty() ? "style" : plan_.styleName,
                            plan_.style.recipe.modelName,
                            QDate::currentDate().toString(Qt::ISODate).toStdString(),
                            1};
    const FileFormat format = outputFormat(plan_.style.format, photo.suffix().toStdString());
    exampleName_->setText(QString::fromStdString(nameFrom(plan_.pattern, fields)) + QLatin1Char('.')
                          + QLatin1String(extensionOf(format)));
    exampleName_->setVisible(problem_->isHidden());
}

void BatchPanel::showProblem(const QString& problem) {
    problem_->setText(problem);
    problem_->setHidden(problem.isEmpty());
    exampleName_->setVisible(problem.isEmpty());
    Q_EMIT problemChanged();
}

void BatchPanel::browse() {
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder of the Results"), folder_->text());
    if (chosen.isEmpty())
        return;
    folder_->setText(chosen);
    takePlan();
}

void BatchPanel::fillFieldMenu() {
    fieldMenu_->clear();
    const std::pair<const char*, QString> fields[] = {
        {"{name}", tr("Name of the photo")},  {"{folder}", tr("Name of its folder")},
        {"{style}", tr("Name of the style")}, {"{model}", tr("Name of the model")},
        {"{date}", tr("Date of today")},      {"{number}", tr("Running number")}};
    for (const auto& [field, meaning] : fields) {
        const QString text = QLatin1String(field);
        QAction* action = fieldMenu_->addAction(text + QLatin1Char('\t') + meaning);
        connect(action, &QAction::triggered, this, [this, text] {
            pattern_->insert(text);
            takePlan();
            pattern_->setFocus();
        });
    }
}

}  // namespace irodori
