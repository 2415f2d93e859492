// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_sheet.h"

#include <QEvent>
#include <algorithm>
#include <cmath>

#include "training/sample_cell.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kGap = 6;
constexpr double kSourceShare = 0.62;    ///< of a sample: photos are smaller
constexpr double kReferenceShape = 0.8;  ///< height by width
constexpr double kTallest = 1.5;
constexpr double kFlattest = 0.5;
constexpr int kWidth = 380;

}  // namespace

SampleSheet::SampleSheet(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

SampleCell* SampleSheet::addCell(const QImage& image) {
    auto* cell = new SampleCell(this);
    cell->setImage(image);
    cell->show();
    return cell;
}

void SampleSheet::setSources(const std::vector<QImage>& photos,
                             const std::vector<QImage>& references) {
    for (auto* cells : {&photos_, &references_, &samples_}) {
        for (SampleCell* cell : *cells)
            cell->deleteLater();
        cells->clear();
    }
    for (const QImage& reference : references)
        references_.push_back(addCell(reference));
    for (const QImage& photo : photos) {
        photos_.push_back(addCell(photo));
        const int row = int(photos_.size()) - 1;
        for (int column = 0; column < int(references.size()); ++column) {
            SampleCell* cell = addCell({});
            connect(cell, &SampleCell::clicked, this,
                    [this, row, column] { Q_EMIT clicked(row, column); });
            samples_.push_back(cell);
        }
    }
    // Sources are headings: nothing happens to them.
    for (auto* cells : {&photos_, &references_})
        for (SampleCell* cell : *cells) {
            cell->setFocusPolicy(Qt::NoFocus);
            cell->setAttribute(Qt::WA_TransparentForMouseEvents);
        }
    retranslate();
    layOut(width(), [](SampleCell* cell, const QRect& rect) { cell->setGeometry(rect); });
    updateGeometry();
}

void SampleSheet::setSamples(const std::vector<QImage>& samples) {
    for (std::size_t i = 0; i < samples_.size(); ++i)
        samples_[i]->setImage(i < samples.size() ? samples[i] : QImage());
}

QImage SampleSheet::photo(int row) const {
    return photos_[std::size_t(row)]->image();
}

SampleCell* SampleSheet::cell(int row, int column) const {
    return samples_[std::size_t(row * references() + column)];
}

QImage SampleSheet::sample(int row, int column) const {
    return cell(row, column)->image();
}

double SampleSheet::columnWidth(int width) const {
    return (width - kGap * references()) / (references() + kSourceShare);
}

double SampleSheet::rowHeight(int row, double columnWidth) const {
    const QImage image = photo(row);
    const double shape = image.isNull() ? 1 : double(image.height()) / image.width();
    return columnWidth * std::clamp(shape, kFlattest, kTallest);
}

template <class Place>
int SampleSheet::layOut(int width, Place place) const {
    if (photos_.empty() || references_.empty())
        return 0;
    const double column = columnWidth(width);
    const double first = kSourceShare * column;
    const auto left = [&](int j) { return first + kGap + j * (column + kGap); };
    // Edges, not sizes, are rounded: gaps and margins stay even.
    const auto rectangle = [](double x, double y, double w, double h) {
        const QPoint from(int(std::lround(x)), int(std::lround(y)));
        return QRect(from, QPoint(int(std::lround(x + w)) - 1, int(std::lround(y + h)) - 1));
    };
    const double headings = column * kReferenceShape;
    for (int j = 0; j < references(); ++j)
        place(references_[std::size_t(j)], rectangle(left(j), 0, column, headings));
    double y = headings + kGap;
    for (int i = 0; i < photos(); ++i) {
        const double height = rowHeight(i, column);
        const double small = std::min(height, kSourceShare * height);
        place(photos_[std::size_t(i)], rectangle(0, y + (height - small) / 2, first, small));
        for (int j = 0; j < references(); ++j)
            place(cell(i, j), rectangle(left(j), y, column, height));
        y += height + kGap;
    }
    return int(std::lround(y - kGap));
}

int SampleSheet::heightForWidth(int width) const {
    return layOut(width, [](SampleCell*, const QRect&) {});
}

QSize SampleSheet::sizeHint() const {
    return {kWidth, heightForWidth(kWidth)};
}

void SampleSheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut(width(), [](SampleCell* cell, const QRect& rect) { cell->setGeometry(rect); });
}

void SampleSheet::retranslate() {
    for (int i = 0; i < photos(); ++i)
        photos_[std::size_t(i)]->setText(tr("Photo %1").arg(i + 1));
    for (int j = 0; j < references(); ++j)
        references_[std::size_t(j)]->setText(tr("Reference %1").arg(j + 1));
    for (int i = 0; i < photos(); ++i)
        for (int j = 0; j < references(); ++j) {
            cell(i, j)->setText(tr("Photo %1 in the style of reference %2").arg(i + 1).arg(j + 1));
            cell(i, j)->setToolTip(tr("Enlarge and compare with the photo"));
        }
}

void SampleSheet::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
