// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <functional>

class QVBoxLayout;

namespace irodori {

enum class Severity { info, warning, error };

/// One thing to tell the artist: a whole sentence that names what it is about.
struct Message {
    Severity severity = Severity::info;
    QString text;
    QString actionText;            ///< label of the button; empty = no button
    std::function<void()> action;  ///< runs when the button is pressed; then the message goes
    QString key;  ///< replaces an earlier message of the same key; empty = the text
};

/// Messages inside the window, newest last, that stop nobody from working. Hidden while empty.
/// Infos go by themselves after some seconds unless the pointer or the focus is on them; warnings
/// and errors stay until closed (Escape closes the focused one). Screen readers are alerted.
class MessageBar : public QWidget {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void post(Message message);
    void postInfo(const QString& text) { post({Severity::info, text, {}, {}, {}}); }
    void postWarning(const QString& text) { post({Severity::warning, text, {}, {}, {}}); }
    void postError(const QString& text) { post({Severity::error, text, {}, {}, {}}); }

    void dismiss(const QString& key);
    void clear();
    /// What is shown, oldest first.
    [[nodiscard]] QList<Message> messages() const;

    /// How long an info stays.
    void setInfoDuration(int milliseconds) { infoMilliseconds_ = milliseconds; }

Q_SIGNALS:
    void changed();  ///< a message came or went

private:
    class Row;
    void removeRow(Row* row);

    QVBoxLayout* layout_;
    QList<Row*> rows_;
    int infoMilliseconds_ = 6000;
};

}  // namespace irodori
