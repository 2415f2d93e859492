// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>
#include <memory>

#include "widgets/pane_layout.h"

class QAction;
class QMimeData;

namespace irodori {

class DisplayTransform;
class DropZone;
class PictureTool;

/// Shows a photo and its repaint in one place, in step: wheel, pinch and Ctrl +/− zoom about the
/// pointer, dragging and the arrow keys pan, 0 or F fits, 1 is 100 %, a double click toggles both.
/// Holding Space or backslash shows the photo. A ViewMode shows several pictures at once: on both
/// sides of a divider, which is also pulled out of the left edge ([ and ] move it, { and } turn
/// it), or in panes. Empty, it is a DropZone.
///
/// Photo coordinates are pixels of the photo at full size, whatever the size of the images handed
/// in. Images are shared, not copied; scaled copies for fluid zooming are made in the background.
/// GUI thread.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);
    ~PictureView() override;

    /// A new photo: forgets the old one and its repaint and fits it in. `image` may be smaller than
    /// `photoSize` (a quick proxy). An empty size or a null image clears the view.
    void setBefore(const QImage& image, QSize photoSize);
    /// A sharper image of the same photo; view and repaint stay.
    void refineBefore(const QImage& image);
    /// A repaint of the part `region` (photo pixels) at any resolution. One of the whole photo
    /// replaces everything shown before; one of a part lies over the whole, in place of the last
    /// part. Ignored while there is no photo.
    void setAfter(const QImage& image, const QRectF& region);
    /// Back to the photo alone.
    void clearAfter();
    void clear();

    /// Shows the pictures in the colours of this monitor; null: sRGB as it is. They are converted
    /// in the background; those handed in stay as they are.
    void setDisplay(const std::shared_ptr<const DisplayTransform>& display);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool hasAfter() const;
    [[nodiscard]] QSize photoSize() const;

    /// Device pixels per photo pixel.
    [[nodiscard]] double scale() const;
    [[nodiscard]] bool isFitted() const;
    [[nodiscard]] QRectF visibleRect() const;  ///< in photo pixels
    /// As large as it can be seen whole.
    void showPart(const QRectF& photoRect);
    [[nodiscard]] QPointF toPhoto(QPointF widgetPoint) const;
    [[nodiscard]] QPointF toWidget(QPointF photoPoint) const;

    /// What the artist wants to see; without a repaint, the photo alone is shown.
    [[nodiscard]] ViewMode mode() const;
    /// Whether the divider is to be seen.
    [[nodiscard]] bool isComparing() const;
    /// Of the divider, as a share of its way across the visible part of the photo, from the leading
    /// edge if it stands upright: 0 (off) … 1.
    [[nodiscard]] double dividerPosition() const;
    void setDividerPosition(double position);
    /// In degrees, clockwise: 0 is upright with the photo on the leading side, 90 shows it on top.
    [[nodiscard]] double dividerAngle() const;
    void setDividerAngle(double degrees);

    /// Names of the variants, kVariantPanes at most, and which of them is what is set at present
    /// (-1: none). The pictures stay until they are replaced.
    void setVariants(const QStringList& names, int chosen);
    /// As setAfter(), for one of the variants.
    void setVariant(int index, const QImage& image, const QRectF& region);

    /// Whether the photo is shown in place of the repaint, by key or by showBefore().
    [[nodiscard]] bool isShowingBefore() const;

    /// Hands the pointer over the picture to `tool`; null gives it back to panning. The tool must
    /// outlive its time in the view; call update() when what it paints has changed.
    void setTool(PictureTool* tool);
    [[nodiscard]] PictureTool* tool() const;

    /// Shows two other pictures of the same photo, whatever their size, in place of photo and
    /// repaint, on both sides of the divider or side by side; a null `after` leaves the repaint.
    /// Ends with the photo. Ignored while there is no repaint, or without a `before`.
    void showPair(const QImage& before, const QString& beforeName, const QImage& after,
                  const QString& afterName);
    void endPair();

    /// Commands to offer over the picture while the pointer is there and a repaint is shown. They
    /// must outlive the view.
    void setCommands(const QList<QAction*>& commands);

    /// Shows the same pictures as `leader`, which must outlive the view: the same part of the photo
    /// at the same scale if `inStep`, else as the artist likes. May be called again.
    void follow(PictureView& leader, bool inStep);

    /// What is shown while there is no photo: set its texts, connect its openRequested().
    [[nodiscard]] DropZone* emptyState() const;

    /// Shows work in progress as a thin line on top, at the earliest 200 ms after it began.
    /// `fraction` 0 … 1, or negative if unknown.
    void setBusy(bool busy, double fraction = -1);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();
    void actualSize();  ///< 100 %: one photo pixel on one device pixel
    void setMode(irodori::ViewMode mode);
    void setComparing(bool on);  ///< the divider, or the result alone
    void showBefore(bool on);
    /// A magnifying glass at the pointer: 100 %, or twice the scale of the view.
    void setLoupe(bool on);
    /// A small picture of the whole wherever only a part is seen.
    void setNavigator(bool on);

Q_SIGNALS:
    /// The view has come to rest (80 ms after the last change): which part of the photo is seen, in
    /// photo pixels, and how many device pixels a photo pixel takes. The moment to ask for a
    /// sharper image. With the loupe over the picture, the part that is seen through it.
    void viewChanged(const QRectF& visibleRect, double scale);
    /// At once, whenever another part is seen.
    void moved();
    /// At once, for a display of the zoom.
    void scaleChanged(double scale);
    void modeChanged(irodori::ViewMode mode);
    /// A variant was clicked.
    void variantChosen(int index);
    void showingBeforeChanged(bool on);
    /// Something that may be opened was dropped: see readPictureDrop(). Valid during the call only.
    void dropped(const QMimeData* mime);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d_;
};

}  // namespace irodori
