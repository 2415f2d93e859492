// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/new_run_panel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "jobs/error_text.h"
#include "training/findings_dialog.h"
#include "training/inspection.h"
#include "training/note_label.h"
#include "training/run_texts.h"
#include "training/settings_form.h"
#include "training/source_zone.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kMaxNameLength = 80;
constexpr double kPercent = 100;
constexpr TrainingPreset kPresets[] = {TrainingPreset::quick, TrainingPreset::standard,
                                       TrainingPreset::full};
/// In the list of presets: the artist's own settings.
constexpr int kExpert = -1;

bool hasFinding(const DatasetPicture& picture, Finding finding) {
    return std::ranges::find(picture.findings, finding) != picture.findings.end();
}

std::ptrdiff_t optOuts(const Dataset& dataset) {
    return std::ranges::count_if(dataset.pictures, [](const DatasetPicture& picture) {
        return hasFinding(picture, Finding::optOut);
    });
}

bool hasFindings(const Dataset& dataset) {
    return std::ranges::any_of(
        dataset.pictures, [](const DatasetPicture& picture) { return !picture.findings.empty(); });
}

QFrame* makeLine() {
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

QStringList toStrings(const std::vector<std::filesystem::path>& paths) {
    QStringList strings;
    for (const auto& path : paths)
        strings << QString::fromStdString(path.string());
    return strings;
}

}  // namespace

NewRunPanel::NewRunPanel(std::shared_ptr<TrainingRuns> runs, AppSettings& settings, QWidget* parent)
    : QWidget(parent),
      settings_(settings),
      inspection_(new Inspection(std::move(runs), this)),
      photos_(new SourceZone),
      styles_(new SourceZone),
      nameLabel_(new QLabel),
      name_(new QLineEdit),
      authorLabel_(new QLabel),
      author_(new QLineEdit(settings.trainingAuthor())),
      presetLabel_(new QLabel),
      preset_(new QComboBox),
      faces_(new QCheckBox),
      form_(new SettingsForm),
      concerns_(new QVBoxLayout),
      start_(new QPushButton) {
    name_->setMaxLength(kMaxNameLength);
    author_->setMaxLength(kMaxNameLength);
    form_->setConfig(presetConfig(TrainingPreset::standard));
    buildLayout();
    fillPresets();
    connectInputs();
    retranslate();
}

NewRunPanel::~NewRunPanel() = default;

// ---- building

void NewRunPanel::buildLayout() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium,
                               spacing::kMedium);
    column->setSpacing(spacing::kMedium);
    column->addWidget(photos_);
    column->addWidget(styles_);
    column->addWidget(faces_);
    column->addWidget(buildOptOut());
    column->addLayout(buildFields());
    column->addWidget(form_);
    column->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // keeps the right edges in line

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeLine());
    layout->addWidget(buildFooter());
}

QWidget* NewRunPanel::buildOptOut() {
    optOut_ = new QWidget;
    optOutNote_ = new NoteLabel;
    leaveOut_ = new QRadioButton;
    permitted_ = new QRadioButton;
    answers_ = new QButtonGroup(this);
    answers_->addButton(leaveOut_);
    answers_->addButton(permitted_);
    auto* layout = new QVBoxLayout(optOut_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addWidget(optOutNote_);
    layout->addWidget(leaveOut_);
    layout->addWidget(permitted_);
    optOut_->hide();
    return optOut_;
}

QLayout* NewRunPanel::buildFields() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::kMedium);
    grid->setVerticalSpacing(spacing::kSmall);
    grid->setColumnStretch(1, 1);
    const std::pair<QLabel*, QWidget*> rows[] = {
        {nameLabel_, name_}, {authorLabel_, author_}, {presetLabel_, preset_}};
    int row = 0;
    for (const auto& [label, field] : rows) {
        label->setBuddy(field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        ++row;
    }
    return grid;
}

QWidget* NewRunPanel::buildFooter() {
    auto* footer = new QWidget;
    concerns_->setSpacing(spacing::kTiny);
    auto* layout = new QVBoxLayout(footer);
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    layout->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium + scrollBar,
                               spacing::kMedium);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(concerns_);
    layout->addWidget(start_);
    return footer;
}

void NewRunPanel::connectInputs() {
    for (SourceZone* zone : {photos_, styles_})
        connect(zone, &SourceZone::changed, this, [this] {
            forgetAnswer();
            inspect();
        });
    connect(styles_, &SourceZone::changed, this, &NewRunPanel::proposeName);
    connect(photos_, &SourceZone::browseRequested, this, &NewRunPanel::browsePhotos);
    connect(styles_, &SourceZone::browseRequested, this, &NewRunPanel::browseStyles);
    connect(photos_, &SourceZone::findingsRequested, this,
            [this] { showFindings(inspection_->sets()->photos, tr("Photos")); });
    connect(styles_, &SourceZone::findingsRequested, this,
            [this] { showFindings(inspection_->sets()->styles, tr("Style pictures")); });
    connect(faces_, &QCheckBox::clicked, this, &NewRunPanel::inspect);
    // Who was asked for permission changes which pictures there are; leaving out is how they were
    // looked through.
    connect(permitted_, &QRadioButton::toggled, this, &NewRunPanel::inspect);
    connect(leaveOut_, &QRadioButton::clicked, this, &NewRunPanel::showInspection);
    connect(name_, &QLineEdit::textEdited, this, [this] {
        isNameProposed_ = false;
        showInspection();
    });
    connect(author_, &QLineEdit::editingFinished, this,
            [this] { settings_.setTrainingAuthor(author_->text().trimmed()); });
    connect(preset_, &QComboBox::activated, this, &NewRunPanel::choosePreset);
    connect(form_, &SettingsForm::edited, this, [this] {
        showPreset();
        weigh();
    });
    connect(inspection_, &Inspection::changed, this, &NewRunPanel::showInspection);
    connect(start_, &QPushButton::clicked, this, [this] {
        setStarting(true);
        Q_EMIT startRequested(request());
    });
}

void NewRunPanel::retranslate() {
    photos_->setTexts(tr("Photos"), tr("What is painted while training: any photos do"),
                      tr("Drop a folder of photos here, a hundred or more. Clips do, too."));
    styles_->setTexts(tr("Style pictures"), tr("Pictures whose style is to be learnt"),
                      tr("Drop a folder of pictures in one style here: 30 at least, better "
                         "200 or more."));
    faces_->setText(tr("Use the part around faces"));
    faces_->setToolTip(
        tr("Where faces are found, only the part around them is trained on: portraits gain, "
           "landscapes lose"));
    leaveOut_->setText(tr("Leave them out"));
    permitted_->setText(tr("I have the authors’ permission"));
    nameLabel_->setText(tr("Name"));
    name_->setToolTip(tr("What the style and its model are called"));
    authorLabel_->setText(tr("Author"));
    author_->setToolTip(tr("Noted in the model, may stay empty"));
    presetLabel_->setText(tr("Preset"));
    preset_->setToolTip(
        tr("How thoroughly the style is learnt. Times are for two processor "
           "cores; more are faster."));
    start_->setText(tr("Start Training"));
    start_->setIcon(themeIcon(QStringLiteral("play")));
    fillPresets();
    showInspection();
}

// ---- what to train on

void NewRunPanel::addFolders(const QStringList& paths) {
    for (const QString& path : paths)
        (photos_->isEmpty() ? photos_ : styles_)->addPaths({path});
}

void NewRunPanel::browsePhotos() {
    browse(*photos_, FileKind::photo, tr("Folder of Photos"));
}

void NewRunPanel::browseStyles() {
    browse(*styles_, FileKind::style, tr("Folder of Style Pictures"));
}

void NewRunPanel::browse(SourceZone& zone, FileKind kind, const QString& title) {
    const QString folder =
        QFileDialog::getExistingDirectory(this, title, settings_.openFolder(kind));
    if (folder.isEmpty())
        return;
    settings_.setOpenFolder(kind, QFileInfo(folder).absolutePath());
    zone.addPaths({folder});
}

void NewRunPanel::showFindings(const Dataset& dataset, const QString& title) {
    FindingsDialog dialog(dataset, title, this);
    dialog.exec();
}

/// An answer holds for the pictures that it was given for.
void NewRunPanel::forgetAnswer() {
    const QSignalBlocker blocker(permitted_);
    answers_->setExclusive(false);
    leaveOut_->setChecked(false);
    permitted_->setChecked(false);
    answers_->setExclusive(true);
}

void NewRunPanel::inspect() {
    inspection_->inspect(request());
}

/// As the folder is called, until the artist has typed another name.
void NewRunPanel::proposeName() {
    if (!isNameProposed_)
        return;
    name_->setText(styles_->isEmpty()
                       ? QString()
                       : QFileInfo(styles_->paths().constFirst()).completeBaseName());
    showInspection();
}

void NewRunPanel::showRequest(const TrainingRequest& request) {
    photos_->setPaths(toStrings(request.photos));
    styles_->setPaths(toStrings(request.styles));
    name_->setText(QString::fromStdString(request.name));
    author_->setText(QString::fromStdString(request.author));
    isNameProposed_ = false;
    faces_->setChecked(request.dataset.cropSubjects);
    form_->setConfig(request.config);
    showPreset();
    inspect();
}

TrainingRequest NewRunPanel::request() const {
    TrainingRequest request;
    request.name = name_->text().trimmed().toStdString();
    request.author = author_->text().trimmed().toStdString();
    request.photos = photos_->files();
    request.styles = styles_->files();
    request.config = form_->config();
    request.dataset.cropSubjects = faces_->isChecked();
    request.dataset.testShare = request.config.testShare;
    request.dataset.seed = request.config.seed;
    request.dataset.optOut =
        permitted_->isChecked() ? OptOutAnswer::iHavePermission : OptOutAnswer::exclude;
    return request;
}

// ---- how to train

void NewRunPanel::fillPresets() {
    preset_->clear();
    preset_->addItem(tr("Quick – about 10 minutes"), int(TrainingPreset::quick));
    preset_->addItem(tr("Standard – about an hour"), int(TrainingPreset::standard));
    preset_->addItem(tr("Full – several hours"), int(TrainingPreset::full));
    preset_->addItem(tr("Expert – your own settings"), kExpert);
    showPreset();
}

void NewRunPanel::showPreset() {
    const auto same = std::ranges::find_if(kPresets, [this](TrainingPreset preset) {
        return presetConfig(preset) == form_->config();
    });
    const int shown = same == std::end(kPresets) ? kExpert : int(*same);
    preset_->setCurrentIndex(preset_->findData(shown));
}

void NewRunPanel::choosePreset() {
    const int chosen = preset_->currentData().toInt();
    if (chosen == kExpert) {
        form_->setExpertShown(true);
        return;
    }
    form_->setConfig(presetConfig(TrainingPreset(chosen)));
    weigh();
}

// ---- what was found

void NewRunPanel::weigh() {
    inspection_->weigh(request());
}

void NewRunPanel::setStarting(bool starting) {
    isStarting_ = starting;
    showInspection();
}

void NewRunPanel::showInspection() {
    showSummaries();
    const auto& sets = inspection_->sets();
    const auto forbidden = sets ? optOuts(sets->photos) + optOuts(sets->styles) : 0;
    if (sets || photos_->isEmpty() || styles_->isEmpty())
        optOut_->setVisible(forbidden > 0);
    optOutNote_->setNote(
        Severity::warning,
        tr("The authors of some pictures forbid training with them (%1). What shall be done?")
            .arg(forbidden));
    showConcerns();
    Q_EMIT changed();
}

void NewRunPanel::showSummaries() {
    const auto& sets = inspection_->sets();
    photos_->setSummary(sets ? countsText(sets->photos) : QString(),
                        sets && hasFindings(sets->photos));
    styles_->setSummary(sets ? countsText(sets->styles) : QString(),
                        sets && hasFindings(sets->styles));
}

bool NewRunPanel::mustAnswerOptOut() const {
    return !optOut_->isHidden() && !leaveOut_->isChecked() && !permitted_->isChecked();
}

Verdict NewRunPanel::obstacle() const {
    const auto info = [](const QString& text) { return Verdict{Severity::info, text}; };
    if (isStarting_)
        return info(tr("Starting…"));
    if (photos_->isEmpty())
        return info(tr("Choose photos to practise on."));
    if (styles_->isEmpty())
        return info(tr("Choose pictures whose style you like."));
    if (inspection_->isBusy())
        return info(tr("Looking through the pictures: %1 %.")
                        .arg(std::lround(kPercent * inspection_->progress())));
    if (!inspection_->failure().isEmpty())
        return {Severity::error, inspection_->failure()};
    for (const TrainingRuns::Concern& concern : inspection_->concerns())
        if (concern.blocks)
            return {Severity::error, concernText(concern)};
    if (mustAnswerOptOut())
        return info(tr("Answer the question about pictures whose authors forbid training."));
    if (name_->text().trimmed().isEmpty())
        return info(tr("Give the style a name."));
    if (const auto valid = validate(form_->config()); !valid)
        return {Severity::error, errorText(valid.error())};
    return {};
}

/// What keeps it from starting first, then what is only worth a thought.
void NewRunPanel::showConcerns() {
    while (QLayoutItem* item = concerns_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const Verdict& verdict) {
        auto* note = new NoteLabel;
        note->setNote(verdict.severity, verdict.text);
        concerns_->addWidget(note);
    };
    const Verdict first = obstacle();
    if (!first.text.isEmpty())
        add(first);
    for (const TrainingRuns::Concern& concern : inspection_->concerns())
        if (!concern.blocks && concern.kind != TrainingRuns::Concern::Kind::optOut)
            add({Severity::warning, concernText(concern)});  // that one has its own question
    start_->setEnabled(first.text.isEmpty());
    start_->setToolTip(first.text);
}

void NewRunPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
