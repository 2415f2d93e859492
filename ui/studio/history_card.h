// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/history_store.h"
#include "widgets/swatch_button.h"

namespace irodori {

/// The card of an earlier state: a click or Enter goes back to it, Ctrl + click or C marks it for
/// comparison, Delete removes it; the context menu says so, too.
class HistoryCard : public SwatchButton {
    Q_OBJECT

public:
    explicit HistoryCard(const HistoryEntry& entry, QWidget* parent = nullptr);

    [[nodiscard]] const std::string& id() const { return id_; }
    /// "A" or "B" while it is compared, else empty.
    void setMark(const QString& mark);
    [[nodiscard]] QString mark() const { return mark_; }
    /// Only states of the photo that is open can be compared.
    void setComparable(bool on);

Q_SIGNALS:
    void recallRequested();
    void compareRequested();
    void removeRequested();
    void showFileRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void describe();
    [[nodiscard]] bool isExport() const { return !exportPath_.isEmpty(); }

    std::string id_;
    QString photoName_;
    QString exportPath_;
    QDateTime time_;
    QString mark_;
    bool comparable_ = false;
};

}  // namespace irodori
