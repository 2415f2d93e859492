// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace irodori {

class BatchModel;

/// The photos of a batch that failed, with their reasons; hidden while there are none.
class FailureList : public QFrame {
    Q_OBJECT

public:
    explicit FailureList(QWidget* parent = nullptr);

    void show(const BatchModel& model);

Q_SIGNALS:
    void retryRequested(const std::vector<std::uint64_t>& ids);
    void chosen(std::uint64_t id);  ///< to be looked at

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void copyText() const;

    std::vector<std::uint64_t> ids_;
    QLabel* title_;
    QPushButton* retry_;
    QToolButton* copy_;
    QListWidget* list_;
};

}  // namespace irodori
