// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <vector>

namespace irodori {

class SampleCell;

/// The grid itself: a reference above each column, a photo before each row, and what became of the
/// two where they meet. As wide as its place; rows have the proportions of their photos.
class SampleSheet : public QWidget {
    Q_OBJECT

public:
    explicit SampleSheet(QWidget* parent = nullptr);

    /// Empties the grid and gives it this many rows and columns.
    void setSources(const std::vector<QImage>& photos, const std::vector<QImage>& references);
    /// Row by row; null where there is none.
    void setSamples(const std::vector<QImage>& samples);

    [[nodiscard]] int photos() const { return int(photos_.size()); }
    [[nodiscard]] int references() const { return int(references_.size()); }
    [[nodiscard]] QImage photo(int row) const;
    [[nodiscard]] QImage sample(int row, int column) const;
    [[nodiscard]] SampleCell* cell(int row, int column) const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void clicked(int row, int column);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] SampleCell* addCell(const QImage& image);
    [[nodiscard]] double columnWidth(int width) const;
    [[nodiscard]] double rowHeight(int row, double columnWidth) const;
    /// Calls `place(cell, rectangle)` for all cells; returns the height.
    template <class Place>
    int layOut(int width, Place place) const;
    void retranslate();

    std::vector<SampleCell*> photos_;
    std::vector<SampleCell*> references_;
    std::vector<SampleCell*> samples_;
};

}  // namespace irodori
