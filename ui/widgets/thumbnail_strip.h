// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QScrollArea>

class QBoxLayout;
class QMimeData;

namespace irodori {

/// A row (or column) of cards that scrolls when there are more than fit, and keeps the focused card
/// in view. The wheel scrolls along it. Pictures dropped beside the cards are reported.
class ThumbnailStrip : public QScrollArea {
    Q_OBJECT

public:
    explicit ThumbnailStrip(Qt::Orientation orientation = Qt::Horizontal,
                            QWidget* parent = nullptr);

    /// Takes the card over; at the end by default, always before the trailing widget.
    void insertCard(QWidget* card, int index = -1);
    /// Deletes the card (later, so that it may be called from the card's own signal).
    void removeCard(QWidget* card);
    void clear();
    [[nodiscard]] const QList<QWidget*>& cards() const { return cards_; }

    /// Always last, such as an "Add…" tile; taken over.
    void setTrailingWidget(QWidget* widget);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dropped(const QMimeData* mime);  ///< valid during the call only

protected:
    void wheelEvent(QWheelEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] bool isHorizontal() const { return orientation_ == Qt::Horizontal; }

    Qt::Orientation orientation_;
    QWidget* row_;
    QBoxLayout* layout_;
    QList<QWidget*> cards_;
    QWidget* trailing_ = nullptr;
};

}  // namespace irodori
