// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace irodori {

/// Which steps charts show: all of them, or a part that follows the newest step until somebody pans
/// away from it.
class StepWindow {
public:
    [[nodiscard]] double from() const { return from_; }
    [[nodiscard]] double to() const { return to_; }
    [[nodiscard]] bool showsAll() const { return showsAll_; }
    /// Whether the newest step comes into view by itself.
    [[nodiscard]] bool follows() const { return follows_; }

    /// The steps there are in all runs, and the newest of the shown one.
    void setExtent(double first, double last, double newest);

    /// As near to these steps as there is something to see. Stops following where the newest step
    /// is left of `to`, and follows again where it comes back into view.
    void request(double from, double to);
    void fit();
    /// Back to the newest step, as far in as before.
    void follow();

private:
    [[nodiscard]] double end() const;
    void moveTo(double from, double span);

    double first_ = 0;
    double last_ = 0;
    double newest_ = 0;
    double from_ = 0;
    double to_ = 100;
    bool showsAll_ = true;
    bool follows_ = true;
};

}  // namespace irodori
