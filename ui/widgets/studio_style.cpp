// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/studio_style.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <algorithm>

#include "widgets/motion.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kFieldRadius = 5;
constexpr int kGrooveHeight = 4;
constexpr int kHandleSide = 14;
constexpr int kScrollBarExtent = 12;
constexpr int kSpinButtonsWidth = 16;

bool isEnabled(const QStyleOption* option) {
    return option->state & QStyle::State_Enabled;
}
bool isHovered(const QStyleOption* option) {
    return isEnabled(option) && (option->state & QStyle::State_MouseOver);
}
/// The frame of what has the focus: always of fields, else only for those who use the keyboard.
bool showsFocus(const QStyleOption* option) {
    return (option->state & QStyle::State_HasFocus)
           && (option->state & QStyle::State_KeyboardFocusChange);
}

QColor mixed(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(static_cast<float>(a.redF() + (b.redF() - a.redF()) * share),
                            static_cast<float>(a.greenF() + (b.greenF() - a.greenF()) * share),
                            static_cast<float>(a.blueF() + (b.blueF() - a.blueF()) * share));
}

/// A rounded rectangle whose 1 px frame lies on whole pixels.
void paintRounded(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& frame,
                  double radius = kFieldRadius, double width = 1) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(frame.isValid() ? QPen(frame, width) : QPen(Qt::NoPen));
    const double inset = frame.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

QColor buttonFill(const QStyleOption* option, bool accented) {
    const QPalette& palette = option->palette;
    QColor fill = palette.color(accented ? QPalette::Highlight : QPalette::Button);
    if (!isEnabled(option))
        return palette.color(QPalette::Disabled, QPalette::Window);
    if (option->state & QStyle::State_Sunken)
        return mixed(fill, palette.color(QPalette::WindowText), 0.18);
    if (option->state & QStyle::State_On)
        return mixed(fill, palette.color(QPalette::Highlight), 0.35);
    if (isHovered(option))
        return mixed(fill, palette.color(QPalette::WindowText), 0.08);
    return fill;
}

bool isAccented(const QStyleOption* option) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    return button && (button->features & QStyleOptionButton::DefaultButton);
}

void paintButton(const QStyleOption* option, QPainter* painter) {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    const bool active = option->state & (QStyle::State_Sunken | QStyle::State_On);
    if (flat && !active && !isHovered(option))
        return;
    const bool accented = isAccented(option) && isEnabled(option);
    const QColor frame = showsFocus(option) ? themeColors(option->palette).accent
                         : accented || flat ? QColor()
                                            : themeColors(option->palette).border;
    paintRounded(painter, option->rect, buttonFill(option, accented), frame);
}

void paintToolButton(const QStyleOption* option, QPainter* painter) {
    const ThemeColors& colors = themeColors(option->palette);
    const bool on = option->state & QStyle::State_On;
    if (!on && !isHovered(option) && !(option->state & QStyle::State_Sunken))
        return;
    QColor fill = colors.hover;
    if (on)
        fill = mixed(option->palette.color(QPalette::Window), colors.accent, 0.3);
    if (option->state & QStyle::State_Sunken)
        fill = mixed(fill, option->palette.color(QPalette::WindowText), 0.12);
    paintRounded(painter, QRectF(option->rect).adjusted(1, 1, -1, -1), fill, QColor());
}

void paintField(const QStyleOption* option, QPainter* painter) {
    const ThemeColors& colors = themeColors(option->palette);
    const bool focused = option->state & QStyle::State_HasFocus;
    const QColor frame = focused ? colors.accent
                         : isHovered(option)
                             ? mixed(colors.border, option->palette.color(QPalette::Text), 0.3)
                             : colors.border;
    const auto role = isEnabled(option) ? QPalette::Base : QPalette::Window;
    paintRounded(painter, option->rect, option->palette.color(role), frame);
}

void paintArrow(QPainter* painter, const QRectF& rect, bool up, const QColor& color) {
    const QPointF middle = rect.center();
    const double way = up ? -1 : 1;
    QPainterPath path(middle + QPointF(-3, -1.5 * way));
    path.lineTo(middle + QPointF(0, 1.5 * way));
    path.lineTo(middle + QPointF(3, -1.5 * way));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

void paintSpinBox(const QStyle* style, const QStyleOptionSpinBox* option, QPainter* painter,
                  const QWidget* widget) {
    if (option->frame)
        paintField(option, painter);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const struct {
        QStyle::SubControl control;
        QAbstractSpinBox::StepEnabledFlag flag;
        bool up;
    } buttons[] = {{QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, true},
                   {QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, false}};
    for (const auto& button : buttons) {
        const QRectF rect =
            style->subControlRect(QStyle::CC_SpinBox, option, button.control, widget);
        const bool enabled = isEnabled(option) && (option->stepEnabled & button.flag);
        const auto group = enabled ? QPalette::Active : QPalette::Disabled;
        const bool hot = enabled && (option->activeSubControls & button.control);
        paintArrow(painter, rect, button.up,
                   hot ? themeColors(option->palette).accent
                       : option->palette.color(group, QPalette::Text));
    }
}

void paintCheckBox(const QStyleOption* option, QPainter* painter) {
    const ThemeColors& colors = themeColors(option->palette);
    const bool checked = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const auto group = isEnabled(option) ? QPalette::Active : QPalette::Disabled;
    const QColor frame =
        isHovered(option) || showsFocus(option)
            ? colors.accent
            : mixed(colors.border, option->palette.color(group, QPalette::Text), 0.3);
    paintRounded(painter, option->rect,
                 option->palette.color(group, checked ? QPalette::Highlight : QPalette::Base),
                 frame, 3);
    if (!checked)
        return;
    const QPointF middle = QRectF(option->rect).center();
    QPainterPath mark(middle + QPointF(-3.5, 0));
    if (option->state & QStyle::State_On) {
        mark.lineTo(middle + QPointF(-1, 2.5));
        mark.lineTo(middle + QPointF(3.5, -2.5));
    } else {
        mark.lineTo(middle + QPointF(3.5, 0));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(option->palette.color(group, QPalette::HighlightedText), 1.8,
                         Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(mark);
    painter->restore();
}

void paintRadioButton(const QStyleOption* option, QPainter* painter) {
    const ThemeColors& colors = themeColors(option->palette);
    const auto group = isEnabled(option) ? QPalette::Active : QPalette::Disabled;
    const bool on = option->state & QStyle::State_On;
    const QColor frame =
        on || isHovered(option)
            ? option->palette.color(group, QPalette::Highlight)
            : mixed(colors.border, option->palette.color(group, QPalette::Text), 0.3);
    const double radius = option->rect.height() / 2.0 - 0.5;
    paintRounded(painter, option->rect, option->palette.color(group, QPalette::Base), frame, radius,
                 on ? 1.5 : 1);
    if (on)
        paintRounded(painter, QRectF(option->rect).adjusted(4, 4, -4, -4), frame, QColor(), radius);
}

/// The share that is done; all of it, paler, while that is unknown.
QRectF doneRect(const QStyleOptionProgressBar* option) {
    const double range = static_cast<double>(option->maximum) - option->minimum;
    QRectF rect = option->rect;
    if (range <= 0)
        return rect;
    const double width =
        rect.width() * std::clamp((option->progress - option->minimum) / range, 0.0, 1.0);
    const bool fromRight = (option->direction == Qt::RightToLeft) != option->invertedAppearance;
    return fromRight ? QRectF(rect.right() - width, rect.top(), width, rect.height())
                     : QRectF(rect.left(), rect.top(), width, rect.height());
}

void paintProgressContents(const QStyleOptionProgressBar* option, QPainter* painter) {
    QColor fill = option->palette.color(QPalette::Highlight);
    if (option->maximum <= option->minimum)
        fill.setAlphaF(0.5F);
    const QRectF done = doneRect(option);
    if (done.width() >= 1)
        paintRounded(painter, done, fill, QColor(),
                     std::min<double>(kFieldRadius, done.width() / 2));
}

/// The text in two colours, each readable on its ground.
void paintProgressLabel(const QStyleOptionProgressBar* option, QPainter* painter) {
    if (!option->textVisible)
        return;
    const QRectF done = option->maximum > option->minimum ? doneRect(option) : QRectF();
    const auto paintText = [&](QPalette::ColorRole role) {
        painter->setPen(option->palette.color(role));
        painter->drawText(option->rect, Qt::AlignCenter | Qt::TextSingleLine, option->text);
    };
    painter->save();
    paintText(QPalette::Text);
    painter->setClipRect(done);
    paintProgressContents(option, painter);
    paintText(QPalette::HighlightedText);
    painter->restore();
}

void paintTab(const QStyleOptionTab* option, QPainter* painter) {
    const QRectF rect = option->rect;
    if (option->state & QStyle::State_Selected)
        painter->fillRect(QRectF(rect.left() + 6, rect.bottom() - 2, rect.width() - 12, 2.5),
                          themeColors(option->palette).accent);
    else if (isHovered(option))
        paintRounded(painter, rect.adjusted(2, 2, -2, -4), themeColors(option->palette).hover,
                     QColor());
}

/// The groove's part from the start to the handle shows the value.
void paintSlider(const QStyle* style, const QStyleOptionSlider* option, QPainter* painter,
                 const QWidget* widget) {
    const ThemeColors& colors = themeColors(option->palette);
    const bool horizontal = option->orientation == Qt::Horizontal;
    const QRectF handle =
        style->subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderHandle, widget);
    QRectF groove = option->rect;
    if (horizontal)
        groove = QRectF(groove.left() + 1, handle.center().y() - kGrooveHeight / 2.0,
                        groove.width() - 2, kGrooveHeight);
    else
        groove = QRectF(handle.center().x() - kGrooveHeight / 2.0, groove.top() + 1, kGrooveHeight,
                        groove.height() - 2);
    paintRounded(painter, groove,
                 mixed(colors.border, option->palette.color(QPalette::Window), 0.25), QColor(),
                 kGrooveHeight / 2.0);

    const QColor value = isEnabled(option)
                             ? colors.accent
                             : option->palette.color(QPalette::Disabled, QPalette::Text);
    // `upsideDown` already takes the direction of reading into account.
    QRectF filled = groove;
    if (horizontal && option->upsideDown)
        filled.setLeft(handle.center().x());
    else if (horizontal)
        filled.setRight(handle.center().x());
    else if (option->upsideDown)
        filled.setTop(handle.center().y());
    else
        filled.setBottom(handle.center().y());
    paintRounded(painter, filled, value, QColor(), kGrooveHeight / 2.0);

    const bool hot = isHovered(option) || (option->state & QStyle::State_Sunken);
    const double side = hot ? kHandleSide : kHandleSide - 2;
    const QRectF knob(handle.center().x() - side / 2, handle.center().y() - side / 2, side, side);
    if (option->state & QStyle::State_HasFocus) {
        QColor halo = colors.accent;
        halo.setAlphaF(0.35F);
        paintRounded(painter, knob.adjusted(-3, -3, 3, 3), halo, QColor(), side / 2 + 3);
    }
    paintRounded(painter, knob, value, option->palette.color(QPalette::Window), side / 2, 1.5);
}

void paintScrollBar(const QStyle* style, const QStyleOptionSlider* option, QPainter* painter,
                    const QWidget* widget) {
    if (option->minimum == option->maximum)
        return;
    const QRectF handle =
        style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool hot = isHovered(option) || (option->state & QStyle::State_Sunken);
    QColor color = option->palette.color(QPalette::WindowText);
    color.setAlphaF(hot ? 0.6F : 0.35F);
    const bool horizontal = option->orientation == Qt::Horizontal;
    const QRectF bar = horizontal ? handle.adjusted(2, 3, -2, -3) : handle.adjusted(3, 2, -3, -2);
    QColor rim = option->palette.color(QPalette::Window);  // some lie on pictures
    rim.setAlphaF(0.5F);
    paintRounded(painter, bar, color, rim, 3);
}

/// Text and icon of a button on the accent are in the colour that goes with it.
QStyleOptionButton onAccent(const QStyleOptionButton& button) {
    QStyleOptionButton copy = button;
    copy.palette.setColor(QPalette::ButtonText, button.palette.color(QPalette::HighlightedText));
    if (!copy.icon.isNull())
        copy.icon = QIcon(button.icon.pixmap(button.iconSize, QIcon::Selected));
    return copy;
}

/// A tint under the usual text, so that icons keep their colour.
QStyleOptionMenuItem tinted(const QStyleOptionMenuItem& item) {
    QStyleOptionMenuItem copy = item;
    const QPalette& palette = item.palette;
    copy.palette.setColor(QPalette::Highlight,
                          mixed(palette.color(QPalette::Window), themeColors(palette).accent, 0.3));
    copy.palette.setColor(QPalette::HighlightedText, palette.color(QPalette::Text));
    return copy;
}

/// Scroll bars have no arrow buttons: the handle has the whole length.
QRect scrollBarRect(const QStyleOptionSlider* option, QStyle::SubControl control) {
    if (control == QStyle::SC_ScrollBarAddLine || control == QStyle::SC_ScrollBarSubLine)
        return {};
    const bool horizontal = option->orientation == Qt::Horizontal;
    const QRect& rect = option->rect;
    const int length = horizontal ? rect.width() : rect.height();
    const int range = option->maximum - option->minimum;
    const int handle = range <= 0 ? length
                                  : qBound(qMin(28, length),
                                           static_cast<int>(qint64{length} * option->pageStep
                                                            / (qint64{range} + option->pageStep)),
                                           length);
    const int start =
        QStyle::sliderPositionFromValue(option->minimum, option->maximum, option->sliderPosition,
                                        length - handle, option->upsideDown);
    const auto part = [&](int from, int size) {
        return horizontal ? QRect(rect.left() + from, rect.top(), size, rect.height())
                          : QRect(rect.left(), rect.top() + from, rect.width(), size);
    };
    switch (control) {
        case QStyle::SC_ScrollBarSlider:
            return part(start, handle);
        case QStyle::SC_ScrollBarSubPage:
            return part(0, start);
        case QStyle::SC_ScrollBarAddPage:
            return part(start + handle, length - start - handle);
        default:
            return rect;
    }
}

QRect spinBoxRect(const QStyleOptionSpinBox* option, QStyle::SubControl control) {
    const QRect& rect = option->rect;
    const int buttons =
        option->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : kSpinButtonsWidth;
    const int half = rect.height() / 2;
    QRect part = rect;
    switch (control) {
        case QStyle::SC_SpinBoxUp:
            part = QRect(rect.right() - buttons, rect.top() + 3, buttons - 2, half - 3);
            break;
        case QStyle::SC_SpinBoxDown:
            part = QRect(rect.right() - buttons, rect.top() + half, buttons - 2, half - 3);
            break;
        case QStyle::SC_SpinBoxEditField:
            part = rect.adjusted(3, 2, -buttons - 2, -2);
            break;
        default:
            break;
    }
    return QStyle::visualRect(option->direction, rect, part);
}

}  // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion"))) {}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const {
    switch (element) {
        case PE_PanelButtonCommand:
            return paintButton(option, painter);
        case PE_PanelButtonTool:
            return paintToolButton(option, painter);
        case PE_FrameLineEdit:
            return paintField(option, painter);
        case PE_PanelLineEdit: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth > 0)
                paintField(option, painter);
            return;
        }
        case PE_FrameFocusRect:
            return paintRounded(painter, option->rect, Qt::transparent,
                                themeColors(option->palette).accent, 3, 1.5);
        case PE_IndicatorCheckBox:
            return paintCheckBox(option, painter);
        case PE_IndicatorRadioButton:
            return paintRadioButton(option, painter);
        case PE_FrameTabWidget:
            return paintRounded(painter, option->rect, Qt::transparent,
                                themeColors(option->palette).border);
        case PE_FrameTabBarBase:
        case PE_PanelStatusBar:
        case PE_FrameStatusBarItem:
            return;
        default:
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == CE_ToolBar)
        return;  // no gradient, no lines: the window's own ground
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (item && (item->state & (State_Selected | State_Sunken))) {
        const QStyleOptionMenuItem copy = tinted(*item);
        return QProxyStyle::drawControl(element, &copy, painter, widget);
    }
    const auto* progress = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
    if (element == CE_ProgressBarGroove)
        return paintRounded(painter, option->rect, option->palette.color(QPalette::Base),
                            themeColors(option->palette).border);
    if (element == CE_ProgressBarContents && progress)
        return paintProgressContents(progress, painter);
    if (element == CE_ProgressBarLabel && progress)
        return paintProgressLabel(progress, painter);
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (element == CE_TabBarTabShape && tab)
        return paintTab(tab, painter);
    if (element == CE_PushButtonLabel && isAccented(option) && isEnabled(option)) {
        const auto& button = *static_cast<const QStyleOptionButton*>(option);
        const QStyleOptionButton copy = onAccent(button);
        return QProxyStyle::drawControl(element, &copy, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const {
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_Slider && slider)
        return paintSlider(proxy(), slider, painter, widget);
    if (control == CC_ScrollBar && slider)
        return paintScrollBar(proxy(), slider, painter, widget);
    const auto* spinBox = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (control == CC_SpinBox && spinBox)
        return paintSpinBox(proxy(), spinBox, painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                             const QWidget* widget) const {
    switch (metric) {
        case PM_SliderThickness:
        case PM_SliderControlThickness:
            return kHandleSide + 6;
        case PM_SliderLength:
            return kHandleSide;
        case PM_ScrollBarExtent:
            return kScrollBarExtent;
        case PM_ToolBarIconSize:
        case PM_ButtonIconSize:
            return 20;
        case PM_ToolBarItemSpacing:
            return 2;
        case PM_ToolBarItemMargin:
            return spacing::kTiny;
        case PM_ToolBarFrameWidth:
            return 0;
        case PM_HeaderMargin:
            return spacing::kSmall;
        case PM_SplitterWidth:
            return 6;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
        case PM_TabBarTabShiftVertical:
            return 0;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_Slider_AbsoluteSetButtons:
            return Qt::LeftButton | Qt::MiddleButton;
        case SH_Slider_PageSetButtons:
            return Qt::NoButton;
        case SH_ScrollBar_Transient:
            return 0;
        case SH_Widget_Animation_Duration:
            return reducesMotion() ? 0 : QProxyStyle::styleHint(hint, option, widget, returnData);
        case SH_EtchDisabledText:
        case SH_DialogButtonBox_ButtonsHaveIcons:
            return 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                  SubControl subControl, const QWidget* widget) const {
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && slider)
        return scrollBarRect(slider, subControl);
    const auto* spinBox = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (control == CC_SpinBox && spinBox)
        return spinBoxRect(spinBox, subControl);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption* option,
                                  const QWidget* widget) const {
    switch (element) {
        case SE_LineEditContents:
            return QProxyStyle::subElementRect(element, option, widget).adjusted(4, 0, -4, 0);
        case SE_ProgressBarContents:
        case SE_ProgressBarLabel:
            return option->rect;
        default:
            return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                    const QSize& size, const QWidget* widget) const {
    const QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_PushButton:
            return {result.width() + 16, std::max(result.height(), 30)};
        case CT_ComboBox:
            return {result.width() + 8, std::max(result.height(), 30)};
        case CT_LineEdit:
            return result.expandedTo({0, 28});
        case CT_SpinBox:
            return {result.width() + 12, std::max(result.height(), 28)};
        default:
            return result;
    }
}

}  // namespace irodori
