// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style: what differs between oneDNN 2 (Debian 12) and 3.
#pragma once

#include <dnnl.hpp>

namespace irodori::onednn {

/// Appends y = f(x), scale 1.
inline void appendEltwise(dnnl::post_ops& ops, dnnl::algorithm function, float alpha) {
#if DNNL_VERSION_MAJOR >= 3
    ops.append_eltwise(function, alpha, 0.0F);
#else
    ops.append_eltwise(1.0F, function, alpha, 0.0F);
#endif
}

/// Description of a forward (de)convolution for inference with equal padding on all sides. An empty
/// `bias`: none.
template <class Primitive>
typename Primitive::primitive_desc describe(
    const dnnl::engine& engine, dnnl::algorithm algorithm, const dnnl::memory::desc& from,
    const dnnl::memory::desc& weight, const dnnl::memory::desc& bias, const dnnl::memory::desc& to,
    const dnnl::memory::dims& strides, const dnnl::memory::dims& padding,
    const dnnl::primitive_attr& attributes = {}) {
    constexpr auto kind = dnnl::prop_kind::forward_inference;
#if DNNL_VERSION_MAJOR >= 3
    return {engine, kind, algorithm, from, weight, bias, to, strides, padding, padding, attributes};
#else
    return {
        {kind, algorithm, from, weight, bias, to, strides, padding, padding}, attributes, engine};
#endif
}

}  // namespace irodori::onednn
