// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace irodori {

class FoldHeader;

/// A titled part of a panel that folds away: click on the title, Space or Enter toggle it. Folded,
/// it sums up what is set inside.
class FoldSection : public QWidget {
    Q_OBJECT

public:
    /// Takes `content` over. Unfolded at first.
    explicit FoldSection(QWidget* content, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Shown beside the title while folded; empty: all is as it comes.
    void setSummary(const QString& summary);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const;

Q_SIGNALS:
    void foldedChanged(bool folded);

private:
    FoldHeader* header_;
    QWidget* content_;
};

}  // namespace irodori
