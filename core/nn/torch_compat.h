// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch 1.13 … 2.x: the one header that includes it, and the place for what differs between
// its versions.
#pragma once

#include <torch/torch.h>
