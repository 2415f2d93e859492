// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace irodori {

/// A few alternatives side by side, one of which holds. The arrow keys move along.
class SegmentedChoice : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedChoice(int count, QWidget* parent = nullptr);

    /// One text and one tool tip for each alternative.
    void setTexts(const QStringList& texts, const QStringList& toolTips);
    void setAvailable(int index, bool available);
    [[nodiscard]] int current() const;
    /// Without a signal.
    void setCurrent(int index);

Q_SIGNALS:
    void chosen(int index);  ///< by the artist

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* buttons_;
};

}  // namespace irodori
