// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace irodori {

/// Gives freed memory back to the system, after work of another size than what comes next: the
/// allocator keeps it, in an arena for each thread that has worked. Takes milliseconds.
void returnFreedMemory();

}  // namespace irodori
