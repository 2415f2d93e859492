// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

class QMimeData;
class QTimer;
class QToolButton;

namespace irodori {

class SwatchButton;
class ValueSlider;

/// One style reference: its thumbnail with the name, buttons to remove and to crop it that show
/// while the pointer or the focus is on the card, and a weight slider below. Delete removes it,
/// too, a click crops it; pictures dropped on it replace it.
class ReferenceThumb : public QWidget {
    Q_OBJECT

public:
    /// Weights go from `minWeight` to `maxWeight` in steps of `step`; the start is `initial`.
    struct WeightRange {
        double min = 0;
        double max = 4;
        double step = 0.05;
        double initial = 1;
    };

    ReferenceThumb(const QString& name, const WeightRange& range, QWidget* parent = nullptr);

    void setThumbnail(const QImage& image);
    void setName(const QString& name);
    [[nodiscard]] QString name() const;

    [[nodiscard]] double weight() const;
    /// Without a signal.
    void setWeight(double weight);
    /// A lone reference needs no weight. Default: shown.
    void setWeightVisible(bool visible);

    /// Whether there is a picture to choose a part of. Default: no.
    void setCroppable(bool croppable);

    void setSelected(bool selected);
    [[nodiscard]] bool isSelected() const;

Q_SIGNALS:
    void clicked();
    void cropRequested();
    void removeRequested();
    void weightChanged(double weight);          ///< live, by the artist
    void weightEditingFinished(double weight);  ///< at the end of the gesture
    void dropped(const QMimeData* mime);        ///< valid during the call only

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void connectInputs();
    void finishWeight();
    void setDropTarget(bool on);
    void updateButtons();
    void updateTexts();

    SwatchButton* swatch_;
    QToolButton* remove_;
    QToolButton* crop_;
    bool croppable_ = false;
    ValueSlider* weight_;
    QTimer* weightEnd_;
    bool dropTarget_ = false;
};

}  // namespace irodori
