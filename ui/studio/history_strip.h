// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

class QLabel;
class QToolButton;

namespace irodori {

class HistoryCard;
class PictureView;
class StudioHistory;
class ThumbnailStrip;

/// The history as a filmstrip below the picture. One state that is marked is compared with the
/// present one, two with each other, on both sides of the view's divider.
class HistoryStrip : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the strip.
    HistoryStrip(StudioHistory& history, PictureView& view, QWidget* parent = nullptr);

    /// Marks a state of the photo that is open, or takes its mark away. The third mark replaces the
    /// first.
    void toggleMark(const std::string& id);
    void endComparison();
    [[nodiscard]] const std::vector<std::string>& marks() const { return marks_; }
    [[nodiscard]] ThumbnailStrip& strip() { return *strip_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showEntries();
    HistoryCard* makeCard(const struct HistoryEntry& entry);
    void showMarks();
    void showPictures(const QList<QImage>& pictures);
    void updateCommands();
    void retranslate();

    StudioHistory& history_;
    PictureView& view_;
    QToolButton* pin_;
    QToolButton* end_;
    QLabel* hint_;
    ThumbnailStrip* strip_;
    std::vector<std::string> marks_;  ///< A and B
};

}  // namespace irodori
