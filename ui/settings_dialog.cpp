// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

#include "language.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr std::int64_t kMebibyte = 1 << 20;
constexpr int kMaxMemoryMebibytes = 1 << 20;
constexpr int kMemoryStep = 256;

constexpr std::array kScales{0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5};
static_assert(kScales.front() == AppSettings::kMinUiScale);
static_assert(kScales.back() == AppSettings::kMaxUiScale);

int nearestScale(double scale) {
    const auto* nearest = std::ranges::min_element(
        kScales, {}, [scale](double offered) { return std::abs(offered - scale); });
    return int(nearest - kScales.begin());
}

void select(QComboBox& chooser, const QString& data) {
    chooser.setCurrentIndex(std::max(0, chooser.findData(data)));
}

}  // namespace

SettingsDialog::SettingsDialog(AppSettings& settings, const std::vector<DeviceInfo>& devices,
                               QWidget* parent)
    : QDialog(parent),
      settings_(settings),
      language_(new QComboBox),
      theme_(new QComboBox),
      scale_(new QComboBox),
      scaleNote_(new QLabel(tr("Takes effect at the next start."))),
      reducedMotion_(new QCheckBox(tr("&Reduce motion"))),
      colourManaged_(new QCheckBox(tr("&Colour-managed display"))),
      displayNote_(new QLabel),
      device_(new QComboBox),
      threads_(new QSpinBox),
      memory_(new QSpinBox),
      aiLabel_(new QCheckBox(tr("Mark pictures as made with AI (IPTC label)"))),
      metadata_(new QCheckBox(tr("Keep the photo’s metadata"))) {
    setWindowTitle(tr("Settings"));
    fillChoices(devices);
    showSettings();
    for (QLabel* note : {scaleNote_, displayNote_}) {
        note->setForegroundRole(QPalette::PlaceholderText);
        note->hide();
    }
    connect(scale_, &QComboBox::currentIndexChanged, this, [this](int index) {
        scaleNote_->setVisible(index != nearestScale(settings_.uiScale()));
    });

    auto* look = new QFormLayout;
    look->addRow(tr("&Language:"), language_);
    look->addRow(tr("&Theme:"), theme_);
    look->addRow(tr("&Size of the interface:"), scale_);
    look->addRow({}, scaleNote_);
    look->addRow({}, reducedMotion_);
    look->addRow({}, colourManaged_);
    look->addRow({}, displayNote_);
    auto* computing = new QFormLayout;
    computing->addRow(tr("&Device:"), device_);
    computing->addRow(tr("T&hreads:"), threads_);
    computing->addRow(tr("&Memory for painting:"), memory_);
    auto* exporting = new QFormLayout;
    exporting->addRow(aiLabel_);
    exporting->addRow(metadata_);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    layout->setSpacing(spacing::kMedium);
    layout->addWidget(buildGroup(tr("Appearance"), look));
    layout->addWidget(buildGroup(tr("Computing"), computing));
    layout->addWidget(buildGroup(tr("Export"), exporting));
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

void SettingsDialog::setDisplayStatus(const QString& status) {
    displayNote_->setText(status);
    displayNote_->setVisible(!status.isEmpty());
}

QWidget* SettingsDialog::buildGroup(const QString& title, QFormLayout* form) {
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setHorizontalSpacing(spacing::kMedium);
    form->setVerticalSpacing(spacing::kSmall);
    auto* group = new QGroupBox(title);
    group->setLayout(form);
    return group;
}

void SettingsDialog::fillChoices(const std::vector<DeviceInfo>& devices) {
    for (const Language& language : availableLanguages())
        language_->addItem(language.name, language.id);
    theme_->addItem(tr("Like the system"), QStringLiteral("system"));
    theme_->addItem(tr("Light"), QStringLiteral("light"));
    theme_->addItem(tr("Dark"), QStringLiteral("dark"));
    for (const double scale : kScales)
        scale_->addItem(tr("%1 %").arg(qRound(scale * 100)), scale);
    reducedMotion_->setToolTip(tr("Nothing moves by itself, such as the sweep of busy lines"));
    colourManaged_->setToolTip(
        tr("Shows photos and results in the colours of the monitor’s profile. "
           "Exported pictures are the same with and without."));
    device_->addItem(tr("Automatic"), QStringLiteral("auto"));
    for (const DeviceInfo& device : devices)
        device_->addItem(QString::fromStdString(device.name), QString::fromStdString(device.id));
    threads_->setRange(0, std::max(1, QThread::idealThreadCount()));
    threads_->setSpecialValueText(tr("One per core"));
    memory_->setRange(0, kMaxMemoryMebibytes);
    memory_->setSingleStep(kMemoryStep);
    memory_->setSuffix(tr(" MiB"));
    memory_->setSpecialValueText(tr("What is free"));
}

void SettingsDialog::showSettings() {
    const EngineOptions engine = settings_.engineOptions();
    const ExportPreferences exporting = settings_.exportPreferences();
    select(*language_, settings_.language());
    select(*theme_, settings_.theme());
    scale_->setCurrentIndex(nearestScale(settings_.uiScale()));
    reducedMotion_->setChecked(settings_.reducedMotion());
    colourManaged_->setChecked(settings_.colourManagedDisplay());
    const QString device = QString::fromStdString(engine.device);
    if (device_->findData(device) < 0)  // not found yet, or unplugged: stays the choice
        device_->addItem(device, device);
    select(*device_, device);
    threads_->setValue(engine.threads);
    memory_->setValue(
        int(std::min<std::int64_t>(engine.memoryBudget / kMebibyte, kMaxMemoryMebibytes)));
    aiLabel_->setChecked(exporting.aiLabel);
    metadata_->setChecked(exporting.keepMetadata);
}

void SettingsDialog::accept() {
    EngineOptions engine = settings_.engineOptions();
    engine.device = device_->currentData().toString().toStdString();
    engine.threads = threads_->value();
    engine.memoryBudget = memory_->value() * kMebibyte;
    ExportPreferences exporting = settings_.exportPreferences();
    exporting.aiLabel = aiLabel_->isChecked();
    exporting.keepMetadata = metadata_->isChecked();

    settings_.setEngineOptions(engine);
    settings_.setExportPreferences(exporting);
    settings_.setTheme(theme_->currentData().toString());
    settings_.setUiScale(scale_->currentData().toDouble());
    settings_.setReducedMotion(reducedMotion_->isChecked());
    settings_.setColourManagedDisplay(colourManaged_->isChecked());
    settings_.setLanguage(language_->currentData().toString());
    QDialog::accept();
}

}  // namespace irodori
