// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/settings_form.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <cstring>

#include "training/setting_row.h"
#include "widgets/theme.h"

namespace irodori {

SettingsForm::SettingsForm(QWidget* parent)
    : QWidget(parent), fold_(new QToolButton), expert_(new QWidget) {
    fold_->setAutoRaise(true);
    fold_->setCheckable(true);
    fold_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(fold_, &QToolButton::toggled, this, &SettingsForm::setExpertShown);
    buildRows();
    setExpertShown(false);
    setConfig({});
    retranslate();
}

void SettingsForm::buildRows() {
    auto* all = new QVBoxLayout(this);
    auto* expert = new QVBoxLayout(expert_);
    for (QVBoxLayout* layout : {all, expert}) {
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(spacing::kSmall);
    }
    const char* group = nullptr;
    for (const TrainingKey& key : trainingKeys()) {
        const SettingText* text = settingText(key.name);
        if (!text)
            continue;
        QVBoxLayout* layout = key.expert ? expert : all;
        if (key.expert && (!group || std::strcmp(group, text->group) != 0)) {
            group = text->group;
            headings_.push_back({new QLabel, text->key});
            headings_.back().label->setContentsMargins(0, spacing::kSmall, 0, 0);
            layout->addWidget(headings_.back().label);
        }
        SettingRow* row = SettingRow::make(key, *text);
        connect(row, &SettingRow::edited, this, [this, row] {
            row->apply(config_);
            Q_EMIT edited();
        });
        layout->addWidget(row);
        rows_.push_back(row);
    }
    all->addWidget(fold_, 0, Qt::AlignLeading);
    all->addWidget(expert_);
}

void SettingsForm::setConfig(const TrainingConfig& config) {
    config_ = config;
    for (SettingRow* row : rows_)
        row->show(config);
}

SettingRow* SettingsForm::row(const std::string& key) const {
    for (SettingRow* row : rows_)
        if (row->key().name == key)
            return row;
    return nullptr;
}

bool SettingsForm::isExpertShown() const {
    return fold_->isChecked();
}

void SettingsForm::setExpertShown(bool shown) {
    fold_->setChecked(shown);
    fold_->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    expert_->setVisible(shown);
}

void SettingsForm::retranslate() {
    fold_->setText(tr("Expert settings"));
    fold_->setToolTip(tr("Every screw of the training. The defaults work for most styles."));
    QFont font = this->font();
    font.setWeight(QFont::DemiBold);
    for (const Heading& heading : headings_) {
        heading.label->setFont(font);
        heading.label->setText(groupOf(*settingText(heading.key)));
    }
}

void SettingsForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
