<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Batch</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>已存在同名文件。</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>剩余约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation>剩余约 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>线稿</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦度</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>subject only</source>
        <translation>仅主体</translation>
    </message>
    <message>
        <source>background only</source>
        <translation>仅背景</translation>
    </message>
    <message>
        <source>in the painted mask</source>
        <translation>仅绘制的蒙版内</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>The model “%1” is not installed. Add it to the library, or choose another style.</source>
        <translation>模型“%1”未安装。请将其添加到库中，或选择其他风格。</translation>
    </message>
    <message>
        <source>There are no pictures in “%1”.</source>
        <translation>“%1”中没有图片。</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>平静区域</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>%1: cancelled.</source>
        <translation>%1：已取消。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1不存在。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>You have no permission to open or write %1.</source>
        <translation>没有权限打开或写入%1。</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>无法读取%1。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1是空的。</translation>
    </message>
    <message>
        <source>%1 is not in a format that Irodori knows.</source>
        <translation>Irodori 不支持%1的格式。</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1已损坏。</translation>
    </message>
    <message>
        <source>%1 is too large.</source>
        <translation>%1过大。</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of Irodori.</source>
        <translation>%1由更新版本的 Irodori 创建。</translation>
    </message>
    <message>
        <source>There is not enough memory for %1.</source>
        <translation>内存不足，无法处理%1。</translation>
    </message>
    <message>
        <source>The disk is full: %1 was not written.</source>
        <translation>磁盘已满，未能写入%1。</translation>
    </message>
    <message>
        <source>%1 exists already and was not replaced.</source>
        <translation>%1已存在，未替换。</translation>
    </message>
    <message>
        <source>%1 cannot be used like this.</source>
        <translation>%1不能这样使用。</translation>
    </message>
    <message>
        <source>The device %1 is not available.</source>
        <translation>设备%1不可用。</translation>
    </message>
    <message>
        <source>Something went wrong with %1. The log has the details.</source>
        <translation>处理%1时出错。详情请查看日志。</translation>
    </message>
    <message>
        <source>this picture</source>
        <translation>这张图片</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>…还有 %n 项。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Show the photo while held</source>
        <translation>按住时显示原照片</translation>
    </message>
    <message>
        <source>Move the divider between photo and result</source>
        <translation>移动照片与效果图的分隔线</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动画面</translation>
    </message>
    <message>
        <source>Fit the whole picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Between fitted and 100 %</source>
        <translation>在适合窗口与 100% 之间切换</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>&lt;p&gt;Irodori (彩り, “colouring”) repaints a photo in the style of a picture that you drop in. Everything happens on this computer: the program opens no connection.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Irodori（日语“彩り”，意为“添彩”）以您拖入的图片的风格重绘照片。一切处理均在本机完成，程序不会建立任何网络连接。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Model in use: %1, licence %2.&lt;/p&gt;</source>
        <translation>&lt;p&gt;当前模型：%1，许可证：%2。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Irodori is free software: you may use, study, share and improve it under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;What you make with it is yours.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Irodori 是自由软件：您可以依据 GNU 通用公共许可证第 3 版或更高版本使用、研究、分享和改进它。本软件不提供任何担保。&lt;/p&gt;&lt;p&gt;您用它创作的作品归您所有。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;It stands on: Qt %1 (LGPL-3.0), LibTorch (BSD-3-Clause), oneDNN (Apache-2.0), OpenCV (Apache-2.0), LittleCMS (MIT), Exiv2 (GPL-2.0-or-later), libheif (LGPL-3.0), libtiff, libwebp, libjpeg, libpng, spdlog (MIT), nlohmann-json (MIT), tl::expected (CC0-1.0).&lt;/p&gt;</source>
        <translation>&lt;p&gt;本软件基于以下组件：Qt %1 (LGPL-3.0)、LibTorch (BSD-3-Clause)、oneDNN (Apache-2.0)、OpenCV (Apache-2.0)、LittleCMS (MIT)、Exiv2 (GPL-2.0-or-later)、libheif (LGPL-3.0)、libtiff、libwebp、libjpeg、libpng、spdlog (MIT)、nlohmann-json (MIT)、tl::expected (CC0-1.0)。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Program, networks, model, icons and style pictures by the Irodori developers.&lt;/p&gt;&lt;p&gt;The generator builds on published work: modulated convolutions (Karras et al., 2020), adaptive instance normalisation (Huang and Belongie, 2017), the projection discriminator (Miyato and Koyama, 2018) and the guided filter (He et al., 2010).&lt;/p&gt;</source>
        <translation>&lt;p&gt;程序、网络、模型、图标和风格图片均由 Irodori 开发者制作。&lt;/p&gt;&lt;p&gt;生成器基于以下已发表的研究成果：调制卷积（Karras 等，2020）、自适应实例归一化（Huang 和 Belongie，2017）、投影判别器（Miyato 和 Koyama，2018）以及引导滤波（He 等，2010）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Photo pane</source>
        <translation>照片区域</translation>
    </message>
    <message>
        <source>About Irodori</source>
        <translation>关于 Irodori</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>旋转分隔线</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大/缩小</translation>
    </message>
    <message>
        <source>Paint and erase the mask</source>
        <translation>绘制和擦除蒙版</translation>
    </message>
    <message>
        <source>Size of the mask brush</source>
        <translation>蒙版画笔大小</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>System language</source>
        <translation>系统语言</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>训练素材</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>训练量</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Styles: %1</source>
        <translation>风格：%1</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Style packs</source>
        <translation>风格包</translation>
    </message>
    <message>
        <source>Swatches</source>
        <translation>风格样本</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>For any style</source>
        <translation>适用于任意风格</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>The Irodori authors</source>
        <translation>Irodori 开发者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>%1 photos, %2 styles</source>
        <translation>%1 张照片，%2 张风格图片</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Hidden in the Studio</source>
        <translation>已在工作室中隐藏</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Cel anime</source>
        <translation>赛璐珞动画</translation>
    </message>
    <message>
        <source>Anime sky</source>
        <translation>动漫天空</translation>
    </message>
    <message>
        <source>Comic</source>
        <translation>漫画</translation>
    </message>
    <message>
        <source>Ink wash</source>
        <translation>水墨画</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>水彩</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>木版画</translation>
    </message>
    <message>
        <source>Pastel portrait</source>
        <translation>粉彩肖像</translation>
    </message>
    <message>
        <source>Oil</source>
        <translation>油画</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Irodori is already running, but does not answer. Wait until it does, or end it, and start it again.</source>
        <translation>Irodori 已在运行，但没有响应。请等待其恢复响应，或将其结束后重新启动。</translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Anime cel</source>
        <translation>动画赛璐珞</translation>
    </message>
    <message>
        <source>Anime scenery</source>
        <translation>动画风景</translation>
    </message>
    <message>
        <source>Neon night</source>
        <translation>霓虹夜色</translation>
    </message>
    <message>
        <source>Ben-Day comic</source>
        <translation>网点美漫</translation>
    </message>
    <message>
        <source>Ink wash</source>
        <translation>水墨</translation>
    </message>
    <message>
        <source>Watercolour</source>
        <translation>水彩</translation>
    </message>
    <message>
        <source>Oil impasto</source>
        <translation>厚涂油画</translation>
    </message>
    <message>
        <source>Painted autumn</source>
        <translation>油画秋色</translation>
    </message>
    <message>
        <source>Pointillism</source>
        <translation>点彩</translation>
    </message>
    <message>
        <source>Soft pastel</source>
        <translation>软粉彩</translation>
    </message>
    <message>
        <source>Stained glass</source>
        <translation>彩色玻璃</translation>
    </message>
    <message>
        <source>Art nouveau</source>
        <translation>新艺术</translation>
    </message>
    <message>
        <source>Manga</source>
        <translation>黑白漫画</translation>
    </message>
    <message>
        <source>Webtoon</source>
        <translation>条漫</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>木版画</translation>
    </message>
    <message>
        <source>Colour pencil</source>
        <translation>彩铅</translation>
    </message>
    <message>
        <source>Gouache</source>
        <translation>水粉</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Just begun: too early to say how it goes.</source>
        <translation>刚刚开始：现在判断进展还为时过早。</translation>
    </message>
    <message>
        <source>Warming up: it learns colours and shapes before the critic joins in.</source>
        <translation>正在热身：判别器加入之前，先学习色彩和形状。</translation>
    </message>
    <message>
        <source>Learning well: pictures that it never saw come closer to the style.</source>
        <translation>学习顺利：从未见过的图片也越来越接近该风格。</translation>
    </message>
    <message>
        <source>No longer improving: stopping now loses nothing. Step %1 was best so far.</source>
        <translation>不再有进步：现在停止不会有任何损失。目前第 %1 步的效果最好。</translation>
    </message>
    <message>
        <source>The discriminator is winning: it sees through every painting, which teaches nothing. Lower the critic’s learning rate or vary the references more.</source>
        <translation>判别器占了上风：它能识破每一幅画，生成器学不到东西。请降低判别器的学习率，或增加参考图的变化。</translation>
    </message>
    <message>
        <source>The discriminator is losing: it takes anything for a reference, so strokes stay soft. Raise the critic’s learning rate.</source>
        <translation>判别器处于下风：它把什么都当成参考图，笔触因此一直偏软。请提高判别器的学习率。</translation>
    </message>
    <message>
        <source>Overfitting: the references are being learnt by heart. Add references, or stop: the model of step %1 was best.</source>
        <translation>过拟合：参考图正被死记硬背。请添加参考图，或停止训练：第 %1 步的模型最好。</translation>
    </message>
    <message>
        <source>The photo fades: what it shows gets lost. Raise the faithfulness to the photo.</source>
        <translation>照片正在淡化：画面内容逐渐丢失。请提高对照片的忠实度。</translation>
    </message>
    <message>
        <source>The references may be learnt by heart. With fewer than about 200 of them, or none held out, nobody can tell: watch the samples.</source>
        <translation>参考图可能正被死记硬背。参考图少于约 200 张或没有预留图片时，无法作出判断：请留意样图。</translation>
    </message>
    <message>
        <source>Unstable: the losses jump. Lower the learning rates.</source>
        <translation>不稳定：损失值剧烈跳动。请降低学习率。</translation>
    </message>
    <message>
        <source>Paused. The processor is free; nothing is lost.</source>
        <translation>已暂停。处理器已释放，不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Paused: the disk is full. Make room and resume; nothing is lost.</source>
        <translation>已暂停：磁盘已满。请腾出空间后继续，不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>已暂停：%1</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>正在收尾</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>可以开始了。</translation>
    </message>
    <message>
        <source>Preparing the pictures: %1 %.</source>
        <translation>正在准备图片：%1%。</translation>
    </message>
    <message>
        <source>Finishing: the model is saved and judged, %1 %.</source>
        <translation>正在收尾：保存并评估模型，%1%。</translation>
    </message>
    <message>
        <source>Stopped at step %1 and saved. Resume whenever you like.</source>
        <translation>已在第 %1 步停止并保存。可随时继续。</translation>
    </message>
    <message>
        <source>Finished. Try it in the Studio, or continue with more steps.</source>
        <translation>已完成。可以在工作室中试用，也可以增加步数继续训练。</translation>
    </message>
    <message>
        <source>Training failed at step %1. %2</source>
        <translation>训练在第 %1 步失败。%2</translation>
    </message>
    <message>
        <source>The training program ended unexpectedly at step %1. Resume: it goes on from step %2.</source>
        <translation>训练程序在第 %1 步意外退出。点击“继续”可从第 %2 步接着训练。</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>约 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 unreadable</source>
        <translation>%1 张无法读取</translation>
    </message>
    <message>
        <source>%1 too small</source>
        <translation>%1 张太小</translation>
    </message>
    <message>
        <source>%1 blank</source>
        <translation>%1 张空白</translation>
    </message>
    <message>
        <source>%1 nearly alike</source>
        <translation>%1 张近似重复</translation>
    </message>
    <message>
        <source>%1 blurred</source>
        <translation>%1 张模糊</translation>
    </message>
    <message>
        <source>%1 in both sets</source>
        <translation>%1 张同时出现在两组中</translation>
    </message>
    <message>
        <source>%1 with “do not train”</source>
        <translation>%1 张标有“禁止训练”</translation>
    </message>
    <message>
        <source>%1 usable</source>
        <translation>%1 张可用</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Too small to learn from</source>
        <translation>太小，无法用于学习</translation>
    </message>
    <message>
        <source>A single flat colour</source>
        <translation>只有单一的纯色</translation>
    </message>
    <message>
        <source>Looks like another picture</source>
        <translation>与另一张图片相似</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>未对准焦点</translation>
    </message>
    <message>
        <source>Its author forbids training</source>
        <translation>作者禁止用于训练</translation>
    </message>
    <message>
        <source>Is also among the photos</source>
        <translation>也出现在照片中</translation>
    </message>
    <message>
        <source>These settings do not go together: %1.</source>
        <translation>这些设置不能同时使用：%1。</translation>
    </message>
    <message>
        <source>None of the photos can be used. Choose another folder.</source>
        <translation>照片均无法使用。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>None of the style pictures can be used. Choose another folder.</source>
        <translation>风格图片均无法使用。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Style pictures that are photos, too: %1. The style would be learnt from the photos themselves.</source>
        <translation>同时也是照片的风格图片：%1。这样会从照片本身学习风格。</translation>
    </message>
    <message>
        <source>Only %1 photos can be used; with a hundred or more the style suits any motif.</source>
        <translation>只有 %1 张照片可用；有一百张或更多时，风格才能适用于各种题材。</translation>
    </message>
    <message>
        <source>Only %1 style pictures can be used; with 30 or more they are not simply learnt by heart.</source>
        <translation>只有 %1 张风格图片可用；有 30 张或更多时，才不会只是死记硬背。</translation>
    </message>
    <message>
        <source>Pictures whose authors forbid training: %1. They are left out.</source>
        <translation>作者禁止用于训练的图片：%1。这些图片将被排除。</translation>
    </message>
    <message>
        <source>The disk has too little room: about %1 MiB are needed.</source>
        <translation>磁盘空间不足：约需 %1 MiB。</translation>
    </message>
    <message>
        <source>The computer has too little memory: about %1 MiB are needed. Take fewer pictures per step or smaller crops.</source>
        <translation>电脑内存不足：约需 %1 MiB。请减少每步图片数或缩小裁剪尺寸。</translation>
    </message>
    <message>
        <source>Another training runs on this computer; both will be slower.</source>
        <translation>这台电脑上正在进行另一项训练，两者都会变慢。</translation>
    </message>
    <message>
        <source>Style distance</source>
        <translation>风格距离</translation>
    </message>
    <message>
        <source>How far colours and textures are from references that were held out.</source>
        <translation>色彩和纹理与预留参考图的差距。</translation>
    </message>
    <message>
        <source>Content distance</source>
        <translation>内容距离</translation>
    </message>
    <message>
        <source>How much of what the photo shows was changed.</source>
        <translation>照片内容被改变的程度。</translation>
    </message>
    <message>
        <source>KID</source>
        <translation>KID</translation>
    </message>
    <message>
        <source>How far the pictures as a whole are from the references as a whole.</source>
        <translation>生成的图片整体与参考图整体的差距。</translation>
    </message>
    <message>
        <source>Palette distance</source>
        <translation>配色距离</translation>
    </message>
    <message>
        <source>How far the colours are from those of the references.</source>
        <translation>色彩与参考图色彩的差距。</translation>
    </message>
    <message>
        <source>Identity error</source>
        <translation>恒等误差</translation>
    </message>
    <message>
        <source>How much strength 0 still changes a photo, in 1/255 of full brightness.</source>
        <translation>强度为 0 时照片仍被改变的程度，以最大亮度的 1/255 为单位。</translation>
    </message>
    <message>
        <source>Edges kept</source>
        <translation>边缘保留度</translation>
    </message>
    <message>
        <source>How well the outlines follow the photo’s: 1 is exactly.</source>
        <translation>轮廓与照片轮廓的吻合程度：1 为完全一致。</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>多样性</translation>
    </message>
    <message>
        <source>How much two seeds differ at full variation, in 1/255.</source>
        <translation>变化设为最大时，两个种子所得结果的差异，以 1/255 为单位。</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>The picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Where it starts</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Pace of learning</source>
        <translation>学习节奏</translation>
    </message>
    <message>
        <source>What it aims for</source>
        <translation>学习目标</translation>
    </message>
    <message>
        <source>Against learning by heart</source>
        <translation>防止死记硬背</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation>训练步数</translation>
    </message>
    <message>
        <source>How long it practises. More steps bring brushwork and colours closer to your references; past a point nothing more is gained.</source>
        <translation>练习多久。步数越多，笔触和色彩越接近参考图；超过一定步数后便不再有提升。</translation>
    </message>
    <message>
        <source>Kind of style</source>
        <translation>风格类型</translation>
    </message>
    <message>
        <source>Cel and anime styles are practised on flattened photos with drawn outlines; painted ones on the photos as they are. Automatic looks at your references.</source>
        <translation>赛璐珞和动画风格使用经过平涂处理并勾勒轮廓的照片练习，绘画风格则直接使用原照片。“自动”会根据参考图判断。</translation>
    </message>
    <message>
        <source>Likeness to the style</source>
        <translation>与风格的相似度</translation>
    </message>
    <message>
        <source>Higher: textures and strokes of the references show more strongly. Too high: the motif dissolves into texture.</source>
        <translation>越高：参考图的纹理和笔触越明显。过高：主体会溶解成纹理。</translation>
    </message>
    <message>
        <source>Faithfulness to the photo</source>
        <translation>对照片的忠实度</translation>
    </message>
    <message>
        <source>Higher: faces, hands and buildings stay recognisable. Too high: the photo shines through and the style stays thin.</source>
        <translation>越高：人脸、手和建筑越容易辨认。过高：原照片会透出来，风格流于单薄。</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>平静区域</translation>
    </message>
    <message>
        <source>Higher: skies and skin stay smooth, without marks that the photo does not have. Lower: more texture everywhere.</source>
        <translation>越高：天空和皮肤越平滑，不会出现照片中没有的痕迹。越低：各处纹理越多。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>初始模型</translation>
    </message>
    <message>
        <source>Irodori’s own model can paint already and only has to learn your style. From nothing takes many hours before pictures look like anything.</source>
        <translation>Irodori 自带的模型已经会画画，只需学习您的风格。从零开始则要许多小时，画面才会像样。</translation>
    </message>
    <message>
        <source>Pictures per step</source>
        <translation>每步图片数</translation>
    </message>
    <message>
        <source>More give steadier colours from sample to sample, but each step takes longer and more memory.</source>
        <translation>越多：各样图之间的色彩越稳定，但每一步耗时更长、占用内存更多。</translation>
    </message>
    <message>
        <source>Rounds per step</source>
        <translation>每步轮数</translation>
    </message>
    <message>
        <source>Like more pictures per step without more memory: steadier pictures, slower steps.</source>
        <translation>效果类似增加每步图片数，但不增加内存占用：画面更稳定，每一步更慢。</translation>
    </message>
    <message>
        <source>Size of the crops</source>
        <translation>裁剪尺寸</translation>
    </message>
    <message>
        <source>How large a part of a picture it sees at once. Larger crops teach composition and large shapes, smaller ones train faster.</source>
        <translation>一次能看到图片多大的部分。较大的裁剪能学到构图和大的形状，较小的裁剪训练更快。</translation>
    </message>
    <message>
        <source>Painter’s learning rate</source>
        <translation>生成器的学习率</translation>
    </message>
    <message>
        <source>How much the pictures may change in one step. Too high: blotches and sudden colours; too low: hardly any style in the end.</source>
        <translation>每一步中画面可以改变多少。过高：出现斑块和突变的色彩；过低：最终几乎没有风格。</translation>
    </message>
    <message>
        <source>Critic’s learning rate</source>
        <translation>判别器的学习率</translation>
    </message>
    <message>
        <source>How fast the critic learns to tell paintings from references. Too high: it wins and the pictures break up; too low: they stay bland.</source>
        <translation>判别器学会区分画作与参考图的速度。过高：它会占上风，画面崩坏；过低：画面一直平淡。</translation>
    </message>
    <message>
        <source>Calming down at the end</source>
        <translation>末段放缓</translation>
    </message>
    <message>
        <source>Over this last part of the run the steps become ever smaller, so that colours and lines settle.</source>
        <translation>在训练的这最后一段，步幅会越来越小，使色彩和线条趋于稳定。</translation>
    </message>
    <message>
        <source>Largest single change</source>
        <translation>单次改动上限</translation>
    </message>
    <message>
        <source>Caps what one odd picture may do to the others. Lower is steadier, too low is slow.</source>
        <translation>限制一张异常图片对其他图片的影响。越低越稳定，过低则学习缓慢。</translation>
    </message>
    <message>
        <source>Averaging over time</source>
        <translation>随时间平均</translation>
    </message>
    <message>
        <source>The pictures that you see are painted by an average of the last steps. Closer to 1: cleaner, but lagging behind; 0: every step as it is.</source>
        <translation>所看到的画面由最近若干步的平均模型绘制。越接近 1：画面越干净，但更滞后；0：直接使用每一步的结果。</translation>
    </message>
    <message>
        <source>How the critic judges</source>
        <translation>判别器的评判方式</translation>
    </message>
    <message>
        <source>Classical gives the crispest strokes; gentle is steadier with few references; hinge lies between.</source>
        <translation>“经典”的笔触最清晰；“温和”在参考图较少时更稳定；“Hinge”介于两者之间。</translation>
    </message>
    <message>
        <source>Weight of the critic</source>
        <translation>判别器的权重</translation>
    </message>
    <message>
        <source>Higher: crisper lines and strokes like those of the references, but also invented details. 0: soft, without a critic.</source>
        <translation>越高：线条和笔触越清晰，越像参考图，但也会凭空添加细节。0：画面柔和，不使用判别器。</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Higher: eyes and mouths stay where the photo has them, as far as faces are found in it. 0: faces are painted like everything else.</source>
        <translation>越高：在照片中找到人脸时，眼睛和嘴保持在原处。0：人脸与其他部分同样绘制。</translation>
    </message>
    <message>
        <source>Colours in their places</source>
        <translation>色彩各得其所</translation>
    </message>
    <message>
        <source>Higher: what is warmer or cooler than the rest of the photo stays so, in the palette of the references. 0: rather one tint over everything.</source>
        <translation>越高：照片中比其余部分更暖或更冷之处，用参考图的配色画出后仍更暖或更冷。0：整幅画容易只有一种色调。</translation>
    </message>
    <message>
        <source>Light and shade</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Higher: bright stays bright and dark stays dark, as in the photo. Lower: the style may relight the scene.</source>
        <translation>越高：亮处仍亮、暗处仍暗，与照片一致。越低：风格可以改变场景的光照。</translation>
    </message>
    <message>
        <source>Palette of the references</source>
        <translation>参考图的配色</translation>
    </message>
    <message>
        <source>Higher: the colours of the references are taken over. Lower: the photo keeps more of its own.</source>
        <translation>越高：越多采用参考图的色彩。越低：照片保留更多自身的色彩。</translation>
    </message>
    <message>
        <source>Repainting as it was</source>
        <translation>原样重绘</translation>
    </message>
    <message>
        <source>A picture painted in its own style should stay itself. Higher: low strengths change the photo more gently.</source>
        <translation>以自身风格重绘的图片应保持原样。越高：低强度时对照片的改变越轻柔。</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Higher: other seeds give visibly different strokes. 0: the Variation slider of the Studio does next to nothing.</source>
        <translation>越高：不同种子的笔触差异越明显。0：工作室中的“变化”滑块几乎不起作用。</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>平滑度</translation>
    </message>
    <message>
        <source>Higher: less grain and fewer specks. Too high: fine lines blur.</source>
        <translation>越高：颗粒和斑点越少。过高：细线会变模糊。</translation>
    </message>
    <message>
        <source>Mind which style</source>
        <translation>区分各个风格</translation>
    </message>
    <message>
        <source>Teaches the critic to tell your references from one another. Higher: each reference keeps its own look; lower: they blend.</source>
        <translation>让判别器学会区分各张参考图。越高：每张参考图各具特色；越低：它们相互融合。</translation>
    </message>
    <message>
        <source>Clear outlines</source>
        <translation>清晰轮廓</translation>
    </message>
    <message>
        <source>Teaches the critic to reject blurred outlines. Higher: clearer drawn lines; for soft painted styles set it low.</source>
        <translation>让判别器学会拒绝模糊的轮廓。越高：线条越清晰；柔和的绘画风格宜设低。</translation>
    </message>
    <message>
        <source>Steps before the critic</source>
        <translation>判别器加入前的步数</translation>
    </message>
    <message>
        <source>First it learns colours and shapes alone. From nothing, some hundred steps spare the first pictures from noise.</source>
        <translation>起初只学习色彩和形状。从零开始时，先进行几百步可避免最初的画面满是噪点。</translation>
    </message>
    <message>
        <source>Steps to let the critic in</source>
        <translation>判别器逐步加入的步数</translation>
    </message>
    <message>
        <source>Over so many steps the critic gains its full weight. Longer: no sudden break in the pictures.</source>
        <translation>判别器在这么多步内逐渐达到全部权重。越长：画面越不会突变。</translation>
    </message>
    <message>
        <source>Varying the references</source>
        <translation>参考图变化</translation>
    </message>
    <message>
        <source>The critic sees the references shifted and recoloured a little, so that it cannot learn few of them by heart. Automatic varies as much as is needed.</source>
        <translation>判别器看到的参考图会略微平移和变色，以免少量参考图被死记硬背。“自动”会按需调整变化的程度。</translation>
    </message>
    <message>
        <source>How often they are varied</source>
        <translation>变化频率</translation>
    </message>
    <message>
        <source>More helps with few references. Too much: the variations themselves begin to show in the pictures.</source>
        <translation>参考图较少时，调高有帮助。过高：变化本身会开始出现在画面中。</translation>
    </message>
    <message>
        <source>When to vary more</source>
        <translation>何时加大变化</translation>
    </message>
    <message>
        <source>How sure the critic may be of the references before they are varied more. Lower: more variation, less learning by heart.</source>
        <translation>判别器对参考图的把握达到多高时加大变化。越低：变化越多，死记硬背越少。</translation>
    </message>
    <message>
        <source>Holding the critic back</source>
        <translation>约束判别器</translation>
    </message>
    <message>
        <source>Keeps the critic from judging by tiny details: steadier pictures with few references, but softer lines.</source>
        <translation>防止判别器仅凭微小细节作判断：参考图较少时画面更稳定，但线条更柔和。</translation>
    </message>
    <message>
        <source>Steps between holding back</source>
        <translation>约束间隔步数</translation>
    </message>
    <message>
        <source>How often the critic is held back. Rarer is faster and looks the same up to a point.</source>
        <translation>每隔多少步约束一次判别器。间隔越大越快，在一定范围内效果相同。</translation>
    </message>
    <message>
        <source>Pictures held out</source>
        <translation>预留图片</translation>
    </message>
    <message>
        <source>Never trained on: the samples that you watch and the scores are made with them. 0: all pictures are trained on, and nothing can be judged.</source>
        <translation>这些图片不参与训练，您看到的样图和评分都由它们得出。0：所有图片都用于训练，因而无从评判。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Only from nothing. Wider can hold finer brushwork and paints slower in the Studio.</source>
        <translation>仅在从零开始时有效。越宽越能表现细腻的笔触，但在工作室中绘制更慢。</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Only from nothing. Deeper can change larger shapes and paints slower in the Studio.</source>
        <translation>仅在从零开始时有效。越深越能改变较大的形状，但在工作室中绘制更慢。</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应特性</translation>
    </message>
    <message>
        <source>Only from nothing. Soft gives the richest tones; hard tends to flat areas.</source>
        <translation>仅在从零开始时有效。“柔和”的色调最丰富；“硬朗”偏向平涂的色块。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Decides the order of the pictures and which are held out. The same seed gives the same training again.</source>
        <translation>决定图片的顺序以及预留哪些图片。相同的种子会重现相同的训练。</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>处理器核心数</translation>
    </message>
    <message>
        <source>Does not change the picture, only how fast it is learnt and how much is left for other programs.</source>
        <translation>不影响画面，只影响学习速度以及留给其他程序的资源。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>The picture looks the same from each; a graphics card is many times faster.</source>
        <translation>用哪种设备画面看起来都一样；显卡要快很多倍。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Full precision is slower and gives pictures that differ by less than the eye can see.</source>
        <translation>全精度速度较慢，画面差异小到肉眼无法分辨。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>保存间隔</translation>
    </message>
    <message>
        <source>Does not change the picture. After a power cut at most this much training is done again.</source>
        <translation>不影响画面。断电后最多只需重做这么长时间的训练。</translation>
    </message>
    <message>
        <source>Steps between samples</source>
        <translation>样图间隔步数</translation>
    </message>
    <message>
        <source>How often the grid of samples is repainted: the frames of the time-lapse. Rarer saves time.</source>
        <translation>每隔多少步重绘一次样图网格，每次即为延时回放的一帧。间隔越大越省时间。</translation>
    </message>
    <message>
        <source>Steps between noted values</source>
        <translation>数值记录间隔步数</translation>
    </message>
    <message>
        <source>Does not change the picture, only how fine the curves are.</source>
        <translation>不影响画面，只影响曲线的精细程度。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Cel and anime</source>
        <translation>赛璐珞与动画</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Irodori’s model</source>
        <translation>Irodori 自带模型</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>Classical</source>
        <translation>经典</translation>
    </message>
    <message>
        <source>Gentle (least squares)</source>
        <translation>温和（最小二乘）</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>Hinge</translation>
    </message>
    <message>
        <source>Always as much</source>
        <translation>固定程度</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Soft (leaky 0.2)</source>
        <translation>柔和（leaky 0.2）</translation>
    </message>
    <message>
        <source>Medium (leaky 0.1)</source>
        <translation>适中（leaky 0.1）</translation>
    </message>
    <message>
        <source>Hard (ReLU)</source>
        <translation>硬朗（ReLU）</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Full (fp32)</source>
        <translation>全精度（fp32）</translation>
    </message>
    <message>
        <source>Half (bf16)</source>
        <translation>半精度（bf16）</translation>
    </message>
    <message>
        <source>Closest look</source>
        <translation>最小取景范围</translation>
    </message>
    <message>
        <source>The smallest part of a photo that fills a training picture. Smaller prepares for large photos and fine brushes.</source>
        <translation>一张训练图片最少取照片的多大部分。越小：越能适应大尺寸照片和精细笔触。</translation>
    </message>
    <message>
        <source>Recoloured references</source>
        <translation>参考图换色</translation>
    </message>
    <message>
        <source>How often a style picture is shown in other colours. Higher: the model copes with more palettes. 0: it keeps to those of your pictures.</source>
        <translation>风格图片以其他色彩呈现的频率。越高：模型能适应更多配色。0：仅使用您图片中的配色。</translation>
    </message>
    <message>
        <source>Even colours</source>
        <translation>均匀的色彩</translation>
    </message>
    <message>
        <source>Higher: colours change only where the photo’s do, so that skin and skies have no patches. Lower: more of the palette in one place.</source>
        <translation>越高：色彩只在照片色彩变化之处变化，皮肤和天空没有色斑。越低：同一处会出现更多参考图的颜色。</translation>
    </message>
    <message>
        <source>No grid</source>
        <translation>消除网格</translation>
    </message>
    <message>
        <source>Higher: no fine chequered pattern, which enlarging inside the network leaves. Only seen from very near.</source>
        <translation>越高：网络内部放大留下的细小棋盘纹越少。只有凑近才看得见。</translation>
    </message>
</context>
<context>
    <name>irodori::BatchBar</name>
    <message>
        <source>Progress of the batch</source>
        <translation>批处理进度</translation>
    </message>
    <message>
        <source>Show Results</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Open the folder of the results</source>
        <translation>打开结果所在的文件夹</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Hold the batch where it stands</source>
        <translation>在当前位置暂停批处理</translation>
    </message>
    <message>
        <source>Paint all photos that wait</source>
        <translation>绘制所有等待中的照片</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>正在查找照片…</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1/%2</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 张失败</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 张已跳过</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>irodori::BatchModel</name>
    <message>
        <source>Painting · %1 %</source>
        <translation>正在绘制 · %1%</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>效果图：%1</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>效果图</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Paused · %1 %</source>
        <translation>已暂停 · %1%</translation>
    </message>
</context>
<context>
    <name>irodori::BatchPage</name>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Add Photos…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add a folder with all that lies in it</source>
        <translation>添加文件夹及其中的所有内容</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Skip the selected photos</source>
        <translation>跳过所选照片</translation>
    </message>
    <message>
        <source>Paint Again</source>
        <translation>重新绘制</translation>
    </message>
    <message>
        <source>Let the selected photos wait again</source>
        <translation>将所选照片重新设为等待</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Paint the selected photos earlier</source>
        <translation>提前绘制所选照片</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Paint the selected photos later</source>
        <translation>推后绘制所选照片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the selected photos off the list</source>
        <translation>将所选照片从列表中移除</translation>
    </message>
    <message>
        <source>Clear Done</source>
        <translation>清除已完成项</translation>
    </message>
    <message>
        <source>Take all photos that are done off the list</source>
        <translation>将所有已完成的照片从列表中移除</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>批处理照片</translation>
    </message>
    <message>
        <source>Paint many photos at once</source>
        <translation>批量绘制照片</translation>
    </message>
    <message>
        <source>Drop photos or whole folders here. They are painted one after another in the style on the right, while you do something else.</source>
        <translation>将照片或整个文件夹拖到这里。照片会以右侧的风格逐张绘制，您可以同时去做其他事情。</translation>
    </message>
    <message>
        <source>Choose Photos…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Choose Folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Add Photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Replace Files</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep Both</source>
        <translation>保留两者</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The batch is through: %1.</source>
        <translation>批处理已结束：%1。</translation>
    </message>
    <message>
        <source>Show Results</source>
        <translation>显示效果图</translation>
    </message>
    <message>
        <source>Results that are there already: %1, such as “%2”. Replace them?</source>
        <translation>已经存在的结果：%1 个，例如“%2”。要替换它们吗？</translation>
    </message>
    <message>
        <source>Photos of the last session that still wait: %1.</source>
        <translation>上次会话中仍在等待的照片：%1。</translation>
    </message>
</context>
<context>
    <name>irodori::BatchPanel</name>
    <message>
        <source>&amp;Save:</source>
        <translation>保存位置(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>If it e&amp;xists:</source>
        <translation>若已存在(&amp;X)：</translation>
    </message>
    <message>
        <source>Fo&amp;rmat:</source>
        <translation>格式(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Quality:</source>
        <translation>质量(&amp;Q)：</translation>
    </message>
    <message>
        <source>&amp;Profile:</source>
        <translation>配置文件(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Depth:</source>
        <translation>位深(&amp;D)：</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>From the Studio</source>
        <translation>来自工作室</translation>
    </message>
    <message>
        <source>Paint in the styles and settings that the Studio has now</source>
        <translation>使用工作室当前的风格和设置绘制</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Paint by a preset</source>
        <translation>使用预设绘制</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>效果图</translation>
    </message>
    <message>
        <source>in a folder</source>
        <translation>指定文件夹</translation>
    </message>
    <message>
        <source>beside each photo</source>
        <translation>各照片所在文件夹</translation>
    </message>
    <message>
        <source>Choose the folder of the results</source>
        <translation>选择效果图文件夹</translation>
    </message>
    <message>
        <source>Keep folders as they are</source>
        <translation>保留文件夹结构</translation>
    </message>
    <message>
        <source>Make the folders in which the photos lie again in the folder of the results</source>
        <translation>在效果图文件夹中重建照片所在的文件夹结构</translation>
    </message>
    <message>
        <source>How results are called; parts in braces stand for something else for each photo. “/” makes a folder.</source>
        <translation>效果图的命名方式；花括号中的部分会按每张照片替换为相应内容。使用“/”可创建文件夹。</translation>
    </message>
    <message>
        <source>Add a part that is different for each photo</source>
        <translation>添加因照片而异的部分</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>保留两者</translation>
    </message>
    <message>
        <source>skip the photo</source>
        <translation>跳过该照片</translation>
    </message>
    <message>
        <source>replace (asks first)</source>
        <translation>替换（先询问）</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Same as the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>PNG (lossless)</source>
        <translation>PNG（无损）</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>TIFF (lossless)</source>
        <translation>TIFF（无损）</translation>
    </message>
    <message>
        <source>sRGB (for the web)</source>
        <translation>sRGB（适合网络）</translation>
    </message>
    <message>
        <source>Display P3 (for recent screens)</source>
        <translation>Display P3（适合较新的屏幕）</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>长边不超过(&amp;M)</translation>
    </message>
    <message>
        <source>Make large results smaller</source>
        <translation>缩小过大的效果图</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Keep the photos’ metadata</source>
        <translation>保留照片的元数据</translation>
    </message>
    <message>
        <source>Camera, place, author and what else a photo tells about itself</source>
        <translation>相机、地点、作者以及照片自带的其他信息</translation>
    </message>
    <message>
        <source>Mark as made with AI (IPTC label)</source>
        <translation>标记为使用 AI 制作（IPTC 标签）</translation>
    </message>
    <message>
        <source>So that others can tell where the pictures come from</source>
        <translation>让他人了解图片的来源</translation>
    </message>
    <message>
        <source>Embed styles and settings</source>
        <translation>嵌入风格和设置</translation>
    </message>
    <message>
        <source>To restore them from a result later</source>
        <translation>日后可从效果图中恢复</translation>
    </message>
    <message>
        <source>No presets yet: save one in the Studio</source>
        <translation>尚无预设：请在工作室中保存一个</translation>
    </message>
    <message>
        <source>No style is chosen yet</source>
        <translation>尚未选择风格</translation>
    </message>
    <message>
        <source>Take that of the Studio, or a preset.</source>
        <translation>请使用工作室的风格，或选择一个预设。</translation>
    </message>
    <message>
        <source>Pick a style: that of the Studio, or a preset.</source>
        <translation>请选择风格：工作室的风格或某个预设。</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>请选择效果图文件夹。</translation>
    </message>
    <message>
        <source>Names need {name} or {number}: all results would be called the same.</source>
        <translation>名称中需要包含 {name} 或 {number}，否则所有效果图都会同名。</translation>
    </message>
    <message>
        <source>Results cannot be called so. Parts in braces must be those of the + menu.</source>
        <translation>效果图不能这样命名。花括号中的部分必须来自“+”菜单。</translation>
    </message>
    <message>
        <source>my photo.jpg</source>
        <translation>我的照片.jpg</translation>
    </message>
    <message>
        <source>Folder of the Results</source>
        <translation>效果图文件夹</translation>
    </message>
    <message>
        <source>Name of the photo</source>
        <translation>照片名称</translation>
    </message>
    <message>
        <source>Name of its folder</source>
        <translation>照片所在文件夹的名称</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>风格名称</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Date of today</source>
        <translation>今天的日期</translation>
    </message>
    <message>
        <source>Running number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Parts of names</source>
        <translation>名称的组成部分</translation>
    </message>
    <message>
        <source>Of JPEG and WebP: less makes smaller files</source>
        <translation>用于 JPEG 和 WebP：数值越小，文件越小</translation>
    </message>
</context>
<context>
    <name>irodori::BlendPad</name>
    <message>
        <source>%1: %2 %</source>
        <translation>%1：%2%</translation>
    </message>
    <message>
        <source>Blend of three styles</source>
        <translation>三种风格的混合</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Drag towards the style that should count more.
Arrow keys move the handle; double-click to count all alike.</source>
        <translation>朝希望占比更大的风格拖动。
用方向键移动控点；双击可使各风格占比相同。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>irodori::ChartCatalogue</name>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What generator and discriminator try to lower. They pull against each other: in a healthy run both settle, and neither falls to zero.</source>
        <translation>生成器和判别器各自力求降低的数值。两者相互牵制：训练正常时都会趋于稳定，谁也不会降到零。</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>Loss terms</source>
        <translation>损失项</translation>
    </message>
    <message>
        <source>The parts of the generator’s loss before their weights: which of them still falls, and which works against another.</source>
        <translation>生成器损失在加权之前的各个组成部分：可以看出哪些仍在下降，哪些相互抵触。</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Luminance</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>多样性</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>对抗</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>全变差</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦度</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Hues</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>R1 penalty</source>
        <translation>R1 惩罚</translation>
    </message>
    <message>
        <source>D(real), D(fake)</source>
        <translation>D(真)、D(假)</translation>
    </message>
    <message>
        <source>Taken for real</source>
        <translation>判为真图的把握</translation>
    </message>
    <message>
        <source>How sure the discriminator is that a picture is real: 1 is certain, 0.5 is a guess. Real pictures near 1 and fakes near 0 mean that it sees through all.</source>
        <translation>判别器认为图片为真的把握：1 表示确信，0.5 表示只能猜测。真图接近 1 而假图接近 0，说明它全都看穿了。</translation>
    </message>
    <message>
        <source>D(real)</source>
        <translation>D(真)</translation>
    </message>
    <message>
        <source>D(fake)</source>
        <translation>D(假)</translation>
    </message>
    <message>
        <source>D(held-out)</source>
        <translation>D(预留)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>价值</translation>
    </message>
    <message>
        <source>Classical value</source>
        <translation>经典价值函数</translation>
    </message>
    <message>
        <source>E[log D(x)] + E[log(1 − D(G))]: the discriminator raises it, the generator lowers it. The dotted line, −log 4, is where nothing can be told apart.</source>
        <translation>E[log D(x)] + E[log(1 − D(G))]：判别器使其升高，生成器使其降低。虚线 −log 4 处表示真假已无法区分。</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>过拟合</translation>
    </message>
    <message>
        <source>Overfitting and augmentation</source>
        <translation>过拟合与数据增强</translation>
    </message>
    <message>
        <source>How well the discriminator knows the references by heart. Augmentation rises to keep r_t at the dotted line; where it cannot, add references or stop.</source>
        <translation>判别器对参考图死记硬背的程度。数据增强会随之加大，使 r_t 保持在虚线处；如果做不到，请添加参考图或停止训练。</translation>
    </message>
    <message>
        <source>r_t (sign of D)</source>
        <translation>r_t（D 的符号）</translation>
    </message>
    <message>
        <source>r_v (held-out)</source>
        <translation>r_v（预留）</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Held-out scores</source>
        <translation>预留图评分</translation>
    </message>
    <message>
        <source>Distances on pictures that are kept out of training; lower is better. Where style no longer falls, more steps gain nothing.</source>
        <translation>在不参与训练的图片上测得的距离，越低越好。风格距离不再下降时，增加步数也不会有收获。</translation>
    </message>
    <message>
        <source>Style distance</source>
        <translation>风格距离</translation>
    </message>
    <message>
        <source>Content distance</source>
        <translation>内容距离</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How large the steps of both networks are. They fall by themselves after a roll-back.</source>
        <translation>两个网络每一步调整的幅度。回退之后会自动降低。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>每秒图片数</translation>
    </message>
    <message>
        <source>How fast the run learns on this computer.</source>
        <translation>本次训练在这台电脑上的学习速度。</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>色斑</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>irodori::ChartLegend</name>
    <message>
        <source>Click to hide this curve</source>
        <translation>单击隐藏此曲线</translation>
    </message>
    <message>
        <source>Click to show this curve</source>
        <translation>单击显示此曲线</translation>
    </message>
</context>
<context>
    <name>irodori::ChartPanel</name>
    <message>
        <source>Losses appear here as soon as training begins</source>
        <translation>训练开始后，此处会显示损失曲线</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Show values on a logarithmic axis (L): equal distances are equal ratios</source>
        <translation>以对数坐标轴显示数值 (L)：间距相等即比值相等</translation>
    </message>
    <message>
        <source>Smoothing: each line averages about this many values; what it averages stays faintly behind it. 1: no smoothing.</source>
        <translation>平滑：每条曲线大约取这么多个数值的平均，原始数值以浅色显示在后面。1：不平滑。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Follow the newest step</source>
        <translation>跟随最新一步</translation>
    </message>
    <message>
        <source>Keep the newest step in view</source>
        <translation>让最新一步始终可见</translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>显示所有步</translation>
    </message>
    <message>
        <source>Show all steps (F, or double-click a chart)</source>
        <translation>显示所有步（F，或双击图表）</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Save as Picture…</source>
        <translation>保存为图片…</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save as Document…</source>
        <translation>保存为文档…</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Save Values as Table…</source>
        <translation>将数值保存为表格…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>irodori::ChoiceSettingRow</name>
    <message>
        <source>A model file…</source>
        <translation>模型文件…</translation>
    </message>
    <message>
        <source>Start from a Model</source>
        <translation>选择起始模型</translation>
    </message>
    <message>
        <source>Irodori models (*.irodori)</source>
        <translation>Irodori 模型 (*.irodori)</translation>
    </message>
</context>
<context>
    <name>irodori::CropDialog</name>
    <message>
        <source>Crop “%1”</source>
        <translation>裁剪“%1”</translation>
    </message>
    <message>
        <source>Choose the part whose style you like. Leave out frames, text and borders.</source>
        <translation>选择您喜欢其风格的部分。请避开画框、文字和边框。</translation>
    </message>
    <message>
        <source>Cut Off &amp;Borders</source>
        <translation>裁去边框(&amp;B)</translation>
    </message>
    <message>
        <source>Leaves out borders of one colour</source>
        <translation>去除纯色边框</translation>
    </message>
    <message>
        <source>&amp;Whole Picture</source>
        <translation>整张图片(&amp;W)</translation>
    </message>
    <message>
        <source>Takes the style of the whole picture</source>
        <translation>采用整张图片的风格</translation>
    </message>
</context>
<context>
    <name>irodori::CropFrame</name>
    <message>
        <source>Part of the picture whose style is taken</source>
        <translation>图片中用于提取风格的部分</translation>
    </message>
    <message>
        <source>Drag the edges, or draw a new frame. Double-click for the whole picture.
Arrow keys move the frame, with Shift its lower right corner.</source>
        <translation>拖动边缘，或绘制新的选框。双击可选取整张图片。
方向键移动选框，按住 Shift 则移动其右下角。</translation>
    </message>
</context>
<context>
    <name>irodori::DisplayColours</name>
    <message>
        <source>The profile of this monitor is not one for monitors.</source>
        <translation>此显示器的配置文件不是显示器用的配置文件。</translation>
    </message>
    <message>
        <source>The profile of this monitor is too large.</source>
        <translation>此显示器的配置文件过大。</translation>
    </message>
    <message>
        <source>The profile of this monitor is damaged.</source>
        <translation>此显示器的配置文件已损坏。</translation>
    </message>
    <message>
        <source>Its colours are shown as on an sRGB monitor.</source>
        <translation>颜色按 sRGB 显示器显示。</translation>
    </message>
    <message>
        <source>No profile is known for this monitor.</source>
        <translation>没有此显示器的配置文件。</translation>
    </message>
    <message>
        <source>Profile of this monitor: %1</source>
        <translation>此显示器的配置文件：%1</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>irodori::ExportDialog</name>
    <message>
        <source>&amp;Quality:</source>
        <translation>质量(&amp;Q)：</translation>
    </message>
    <message>
        <source>Long side at most</source>
        <translation>长边不超过</translation>
    </message>
    <message>
        <source>Keep the photo’s metadata (camera, place, author)</source>
        <translation>保留照片的元数据（相机、地点、作者）</translation>
    </message>
    <message>
        <source>Mark the picture as made with AI (IPTC label)</source>
        <translation>将图片标记为使用 AI 制作（IPTC 标签）</translation>
    </message>
    <message>
        <source>Embed styles and settings, to restore them later</source>
        <translation>嵌入风格和设置，便于日后恢复</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export Picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>PNG (lossless)</source>
        <translation>PNG（无损）</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>TIFF (lossless)</source>
        <translation>TIFF（无损）</translation>
    </message>
    <message>
        <source>Same as the photo</source>
        <translation>与照片相同</translation>
    </message>
    <message>
        <source>sRGB (for the web)</source>
        <translation>sRGB（适合网络）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>F&amp;ormat:</source>
        <translation>格式(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>色彩空间(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation>尺寸(&amp;S)：</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.png *.webp *.tif)</source>
        <translation>图片 (*.jpg *.png *.webp *.tif)</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>请输入文件名。</translation>
    </message>
    <message>
        <source>The folder “%1” does not exist.</source>
        <translation>文件夹“%1”不存在。</translation>
    </message>
    <message>
        <source>You work from this picture; it is not replaced. Choose another name.</source>
        <translation>这是正在使用的源图片，不会被替换。请换一个名称。</translation>
    </message>
    <message>
        <source>“%1” exists already. Replace it?</source>
        <translation>“%1”已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>&amp;Depth:</source>
        <translation>位深(&amp;D)：</translation>
    </message>
    <message>
        <source>Estimating the file size…</source>
        <translation>正在估算文件大小…</translation>
    </message>
    <message>
        <source>Display P3 (for recent screens)</source>
        <translation>Display P3（适合较新的屏幕）</translation>
    </message>
    <message>
        <source>Same as the photo (%1 bit)</source>
        <translation>与照片相同（%1 位）</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>How much of the picture the file keeps: less makes it smaller</source>
        <translation>文件保留多少画面信息：越低，文件越小</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>The middle of the picture at 100 %, as the file will hold it</source>
        <translation>以 100% 显示的图片中央部分，与导出文件中的效果一致</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3 bit</source>
        <translation>%1 × %2 像素，%3 位</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>File size unknown</source>
        <translation>文件大小未知</translation>
    </message>
</context>
<context>
    <name>irodori::FailureList</name>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 张失败</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Let all photos that failed wait again</source>
        <translation>让所有失败的照片重新等待处理</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Photos that failed</source>
        <translation>失败的照片</translation>
    </message>
</context>
<context>
    <name>irodori::FindingsDialog</name>
    <message>
        <source>%1. Your files are never changed or deleted; what cannot be used is left out.</source>
        <translation>%1。您的文件绝不会被更改或删除；无法使用的图片只是不参与训练。</translation>
    </message>
</context>
<context>
    <name>irodori::FindingsModel</name>
    <message>
        <source>%1, at %2 s</source>
        <translation>%1，第 %2 秒处</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Author, licence, source</source>
        <translation>作者、许可证、来源</translation>
    </message>
</context>
<context>
    <name>irodori::FoldSection</name>
    <message>
        <source>Click to fold or unfold “%1”</source>
        <translation>单击可折叠或展开“%1”</translation>
    </message>
</context>
<context>
    <name>irodori::GuideWindow</name>
    <message>
        <source>User Guide</source>
        <translation>用户指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Search the guide (%1)</source>
        <translation>搜索指南（%1）</translation>
    </message>
    <message>
        <source>No chapter holds these words. Try fewer or others.</source>
        <translation>没有包含这些词的章节。请减少或更换关键词。</translation>
    </message>
</context>
<context>
    <name>irodori::HistoryCard</name>
    <message>
        <source>Compared as %1</source>
        <translation>正作为 %1 参与对比</translation>
    </message>
    <message>
        <source>Exported: %1, %2</source>
        <translation>已导出：%1，%2</translation>
    </message>
    <message>
        <source>Pinned: %1, %2</source>
        <translation>已固定：%1，%2</translation>
    </message>
    <message>
        <source>Click to go back to it, Ctrl + click to compare, Delete to remove.</source>
        <translation>单击可返回此状态，Ctrl+单击可对比，按 Delete 键可移除。</translation>
    </message>
    <message>
        <source>Go Back to This State</source>
        <translation>返回此状态</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare No More</source>
        <translation>取消对比</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>irodori::HistoryStrip</name>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Pin this state (Ctrl+B)</source>
        <translation>固定此状态 (Ctrl+B)</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束对比</translation>
    </message>
    <message>
        <source>Every export is kept here with all its settings, and every state that you pin with Ctrl+B. Click one to go back to it, or compare any two.</source>
        <translation>每次导出及其全部设置，以及用 Ctrl+B 固定的每个状态，都会保留在这里。单击即可返回该状态，也可以任选两个进行对比。</translation>
    </message>
</context>
<context>
    <name>irodori::LibraryDetails</name>
    <message>
        <source>%1 · comes with Irodori</source>
        <translation>%1 · Irodori 自带</translation>
    </message>
    <message>
        <source>Paint with it in the Studio (Enter)</source>
        <translation>在工作室中用它绘制 (Enter)</translation>
    </message>
    <message>
        <source>There is nothing to paint with yet</source>
        <translation>还没有可用于绘制的内容</translation>
    </message>
    <message>
        <source>Select something to see where it comes from and what may be done with it.</source>
        <translation>选择一项，即可查看其来源和许可用途。</translation>
    </message>
    <message>
        <source>Use in Studio</source>
        <translation>在工作室中使用</translation>
    </message>
    <message>
        <source>Show in Training</source>
        <translation>在训练中显示</translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation>添加到收藏</translation>
    </message>
    <message>
        <source>It comes with Irodori and stays as it is</source>
        <translation>Irodori 自带，无法更改</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename… (F2)</source>
        <translation>重命名… (F2)</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Give to others…</source>
        <translation>分享给他人…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在所在文件夹中显示</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Stop the training first</source>
        <translation>请先停止训练</translation>
    </message>
    <message>
        <source>Move to the trash (Del)</source>
        <translation>移到回收站 (Del)</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show it in the Studio again</source>
        <translation>在工作室中重新显示</translation>
    </message>
    <message>
        <source>Hide it in the Studio</source>
        <translation>在工作室中隐藏</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制副本</translation>
    </message>
    <message>
        <source>Make a copy of your own</source>
        <translation>创建自己的副本</translation>
    </message>
</context>
<context>
    <name>irodori::LibraryPage</name>
    <message>
        <source>Shelves</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Search names, authors, licences</source>
        <translation>搜索名称、作者、许可证</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Models, presets and pictures from files; or drop them here</source>
        <translation>从文件导入模型、预设和图片，也可以直接拖到这里</translation>
    </message>
    <message>
        <source>What is on the shelf</source>
        <translation>此分类中的内容</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing here is called “%1”</source>
        <translation>没有名为“%1”的项目</translation>
    </message>
    <message>
        <source>Look for another word, or on another shelf.</source>
        <translation>请换一个词，或到其他分类中查找。</translation>
    </message>
    <message>
        <source>No presets yet</source>
        <translation>尚无预设</translation>
    </message>
    <message>
        <source>Save settings and styles that you like in the Studio, or drop the preset of somebody else here.</source>
        <translation>在工作室中保存喜欢的设置和风格，或将他人的预设拖到这里。</translation>
    </message>
    <message>
        <source>No style packs yet</source>
        <translation>尚无风格包</translation>
    </message>
    <message>
        <source>Models that carry their styles stand here: train one, or drop a file that you were given.</source>
        <translation>自带风格的模型会显示在这里：可以自己训练一个，或拖入他人分享的文件。</translation>
    </message>
    <message>
        <source>Nothing was trained yet</source>
        <translation>尚未进行过训练</translation>
    </message>
    <message>
        <source>What you train on the Training tab stands here with its samples, scores and models.</source>
        <translation>在“训练”标签页中训练的内容及其样图、评分和模型会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Drop models, presets and pictures here.</source>
        <translation>将模型、预设和图片拖到这里。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Use in Studio</source>
        <translation>在工作室中使用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Show in Training</source>
        <translation>在训练中显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Show in Its &amp;Folder</source>
        <translation>在所在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Move to &amp;Trash</source>
        <translation>移到回收站(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制副本(&amp;D)</translation>
    </message>
    <message>
        <source>S&amp;how in the Studio</source>
        <translation>在工作室中显示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Hide in the Studio</source>
        <translation>在工作室中隐藏(&amp;H)</translation>
    </message>
</context>
<context>
    <name>irodori::LibraryShelves</name>
    <message>
        <source>models: %1</source>
        <translation>%1 个模型</translation>
    </message>
    <message>
        <source>presets: %1</source>
        <translation>%1 个预设</translation>
    </message>
    <message>
        <source>pictures: %1</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>Imported – %1.</source>
        <translation>已导入：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>“%1”已移到回收站。</translation>
    </message>
</context>
<context>
    <name>irodori::LineChart</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>暂无数值</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>irodori::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open Photo…</source>
        <translation>打开照片(&amp;O)…</translation>
    </message>
    <message>
        <source>Recent &amp;Photos</source>
        <translation>最近的照片(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;Style…</source>
        <translation>打开风格(&amp;S)…</translation>
    </message>
    <message>
        <source>Recent S&amp;tyles</source>
        <translation>最近的风格(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;Again</source>
        <translation>再次导出(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Close Photo</source>
        <translation>关闭照片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy Result</source>
        <translation>复制效果图(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste Picture</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;wap Photo and Style</source>
        <translation>互换照片与风格(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Reset Settings</source>
        <translation>重置设置(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit to Window</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>100%(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Compare with the Photo</source>
        <translation>与照片对比(&amp;C)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Irodori</source>
        <translation>关于 Irodori(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>尚未打开任何文件</translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation>清除列表</translation>
    </message>
    <message>
        <source>Install Model…</source>
        <translation>安装模型…</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Looking at the pictures…</source>
        <translation>正在分析图片…</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Drop a photo to begin</source>
        <translation>拖入照片即可开始</translation>
    </message>
    <message>
        <source>Pick a style on the right</source>
        <translation>请在右侧选择风格</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Preview %1 s</source>
        <translation>预览 %1 秒</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>A picture is being exported. Stop that and quit?</source>
        <translation>正在导出图片。要停止导出并退出吗？</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>A style is being trained</source>
        <translation>正在训练风格</translation>
    </message>
    <message>
        <source>&amp;Studio</source>
        <translation>工作室(&amp;S)</translation>
    </message>
    <message>
        <source>T&amp;raining</source>
        <translation>训练(&amp;R)</translation>
    </message>
    <message>
        <source>User &amp;Guide</source>
        <translation>用户指南(&amp;G)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>正在训练…</translation>
    </message>
    <message>
        <source>Nothing is being trained</source>
        <translation>当前没有进行中的训练</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>批处理(&amp;B)</translation>
    </message>
    <message>
        <source>Librar&amp;y</source>
        <translation>资源库(&amp;Y)</translation>
    </message>
    <message>
        <source>A batch is being painted</source>
        <translation>正在批处理</translation>
    </message>
    <message>
        <source>Save as &amp;Preset…</source>
        <translation>保存为预设(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Result Only</source>
        <translation>仅效果图(&amp;R)</translation>
    </message>
    <message>
        <source>Side &amp;by Side</source>
        <translation>并排(&amp;B)</translation>
    </message>
    <message>
        <source>Four Stren&amp;gths</source>
        <translation>四档强度(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Pin This State</source>
        <translation>固定此状态(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation>放大镜(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Navigator</source>
        <translation>导航器(&amp;N)</translation>
    </message>
    <message>
        <source>Second &amp;Window</source>
        <translation>第二窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Show the &amp;Tour</source>
        <translation>显示导览(&amp;T)</translation>
    </message>
    <message>
        <source>Drag this handle into another program or folder. With the keyboard: copy the result and paste it there.</source>
        <translation>将此手柄拖到其他程序或文件夹中。使用键盘时：复制效果图，再粘贴到目标位置。</translation>
    </message>
    <message>
        <source>Painting a batch…</source>
        <translation>正在批处理…</translation>
    </message>
    <message>
        <source>No batch is being painted</source>
        <translation>当前没有进行中的批处理</translation>
    </message>
    <message>
        <source>Finding the subject…</source>
        <translation>正在查找主体…</translation>
    </message>
    <message>
        <source>The interface has its new size from the next start on.</source>
        <translation>界面的新大小将在下次启动后生效。</translation>
    </message>
    <message>
        <source>Restart Now</source>
        <translation>立即重启</translation>
    </message>
    <message>
        <source>Begin with a photo</source>
        <translation>从一张照片开始</translation>
    </message>
    <message>
        <source>Drop one here, paste it from the clipboard, or open it with %1.</source>
        <translation>将照片拖到这里、从剪贴板粘贴，或按 %1 打开。</translation>
    </message>
    <message>
        <source>Pick a style</source>
        <translation>选择风格</translation>
    </message>
    <message>
        <source>Choose one of the cards, or drop a picture whose style you like onto this side. Several styles mix.</source>
        <translation>选择一张卡片，或将喜欢的风格图片拖到这一侧。多个风格会混合。</translation>
    </message>
    <message>
        <source>Make it yours</source>
        <translation>调出自己的味道</translation>
    </message>
    <message>
        <source>The picture is repainted while you move a slider. A double click on a name brings its default back, and everything can be undone.</source>
        <translation>移动滑块时，图片会即时重绘。双击名称可恢复默认值，所有操作都可以撤销。</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>带走作品</translation>
    </message>
    <message>
        <source>Export writes the picture at full size. The Help menu has a guide, all keyboard shortcuts and this tour.</source>
        <translation>“导出”会以完整尺寸保存图片。“帮助”菜单中有用户指南、全部键盘快捷键和本导览。</translation>
    </message>
    <message>
        <source>A batch is being painted. Photos that are not done wait for the next start. Quit?</source>
        <translation>正在批处理。未完成的照片会保留到下次启动时处理。要退出吗？</translation>
    </message>
</context>
<context>
    <name>irodori::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>irodori::NewRunPanel</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Style pictures</source>
        <translation>风格图片</translation>
    </message>
    <message>
        <source>What is painted while training: any photos do</source>
        <translation>训练时用来练习绘制的照片，任何照片都可以</translation>
    </message>
    <message>
        <source>Drop a folder of photos here, a hundred or more. Clips do, too.</source>
        <translation>将照片文件夹拖到这里，建议一百张以上。也可以使用视频片段。</translation>
    </message>
    <message>
        <source>Pictures whose style is to be learnt</source>
        <translation>要学习其风格的图片</translation>
    </message>
    <message>
        <source>Drop a folder of pictures in one style here: 30 at least, better 200 or more.</source>
        <translation>将同一风格的图片文件夹拖到这里：至少 30 张，最好 200 张以上。</translation>
    </message>
    <message>
        <source>Use the part around faces</source>
        <translation>使用人脸周围的部分</translation>
    </message>
    <message>
        <source>Where faces are found, only the part around them is trained on: portraits gain, landscapes lose</source>
        <translation>检测到人脸时，仅用其周围的部分进行训练：人像效果更好，风景效果变差</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>排除这些图片</translation>
    </message>
    <message>
        <source>I have the authors’ permission</source>
        <translation>我已获得作者许可</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What the style and its model are called</source>
        <translation>风格及其模型的名称</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Noted in the model, may stay empty</source>
        <translation>会记录在模型中，可以留空</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>How thoroughly the style is learnt. Times are for two processor cores; more are faster.</source>
        <translation>学习风格的细致程度。所示时间以双核处理器为准，核心越多越快。</translation>
    </message>
    <message>
        <source>Start Training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Folder of Photos</source>
        <translation>照片文件夹</translation>
    </message>
    <message>
        <source>Folder of Style Pictures</source>
        <translation>风格图片文件夹</translation>
    </message>
    <message>
        <source>Quick – about 10 minutes</source>
        <translation>快速（约 10 分钟）</translation>
    </message>
    <message>
        <source>Standard – about an hour</source>
        <translation>标准（约 1 小时）</translation>
    </message>
    <message>
        <source>Full – several hours</source>
        <translation>完整（数小时）</translation>
    </message>
    <message>
        <source>Expert – your own settings</source>
        <translation>专家（自定义设置）</translation>
    </message>
    <message>
        <source>The authors of some pictures forbid training with them (%1). What shall be done?</source>
        <translation>部分图片的作者禁止将其用于训练（%1 张）。要如何处理？</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Choose photos to practise on.</source>
        <translation>请选择用于练习的照片。</translation>
    </message>
    <message>
        <source>Choose pictures whose style you like.</source>
        <translation>请选择您喜欢其风格的图片。</translation>
    </message>
    <message>
        <source>Looking through the pictures: %1 %.</source>
        <translation>正在检查图片：%1%。</translation>
    </message>
    <message>
        <source>Answer the question about pictures whose authors forbid training.</source>
        <translation>请先选择如何处理作者禁止用于训练的图片。</translation>
    </message>
    <message>
        <source>Give the style a name.</source>
        <translation>请为风格命名。</translation>
    </message>
</context>
<context>
    <name>irodori::PackShelf</name>
    <message>
        <source>“%1” of the style pack “%2”: paint like this</source>
        <translation>风格包“%2”中的“%1”：以此风格绘制</translation>
    </message>
    <message>
        <source>Taken from: %1</source>
        <translation>来源：%1</translation>
    </message>
</context>
<context>
    <name>irodori::PictureDrop</name>
    <message>
        <source>clipboard picture</source>
        <translation>剪贴板图片</translation>
    </message>
    <message>
        <source>That is only the address of a picture. Save the picture to your computer first, then drop the file here.</source>
        <translation>这只是图片的网址。请先将图片保存到电脑，再把文件拖到这里。</translation>
    </message>
    <message>
        <source>“%1” is not on this computer. Copy it to a folder first, then drop the file here.</source>
        <translation>“%1”不在这台电脑上。请先将其复制到文件夹，再把文件拖到这里。</translation>
    </message>
    <message>
        <source>There is no picture in it.</source>
        <translation>其中没有图片。</translation>
    </message>
</context>
<context>
    <name>irodori::PictureNavigator</name>
    <message>
        <source>Navigator</source>
        <translation>导航器</translation>
    </message>
    <message>
        <source>Drag to move around in the picture</source>
        <translation>拖动可在图片中移动</translation>
    </message>
</context>
<context>
    <name>irodori::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Hold Space to see the photo, 0 fits, 1 shows 100 %.</source>
        <translation>按住空格键查看原照片，按 0 适合窗口，按 1 显示 100%。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>处理前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处理后</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>松开即可打开</translation>
    </message>
</context>
<context>
    <name>irodori::PresetCard</name>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
</context>
<context>
    <name>irodori::PresetCollection</name>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>“%1”已移到回收站。</translation>
    </message>
    <message>
        <source>“%1” is written; give the file to whomever you like.</source>
        <translation>“%1”已保存，可将该文件分享给任何人。</translation>
    </message>
</context>
<context>
    <name>irodori::PresetDialog</name>
    <message>
        <source>With the &amp;styles in use</source>
        <translation>包含正在使用的风格(&amp;S)</translation>
    </message>
    <message>
        <source>Save Preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Shown to those to whom you give the preset</source>
        <translation>会向您分享预设的对象显示</translation>
    </message>
    <message>
        <source>Without them, the preset is a look that goes with any style</source>
        <translation>不包含风格时，预设只保存效果设置，可与任意风格搭配</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Author:</source>
        <translation>作者(&amp;A)：</translation>
    </message>
    <message>
        <source>Give Preset to Others</source>
        <translation>分享预设</translation>
    </message>
    <message>
        <source>Irodori presets (*%1)</source>
        <translation>Irodori 预设 (*%1)</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
</context>
<context>
    <name>irodori::PresetShelf</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Save settings and styles as a preset</source>
        <translation>将设置和风格保存为预设</translation>
    </message>
    <message>
        <source>Search presets</source>
        <translation>搜索预设</translation>
    </message>
    <message>
        <source>Save settings and styles that you like: one click brings them to the next photo.</source>
        <translation>保存喜欢的设置和风格，单击一下即可应用到下一张照片。</translation>
    </message>
    <message>
        <source>“%1”: apply its settings and styles</source>
        <translation>“%1”：应用其设置和风格</translation>
    </message>
    <message>
        <source>No Longer a &amp;Favourite</source>
        <translation>取消收藏(&amp;F)</translation>
    </message>
    <message>
        <source>Make It a &amp;Favourite</source>
        <translation>添加到收藏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Give to Others…</source>
        <translation>分享给他人(&amp;G)…</translation>
    </message>
    <message>
        <source>Move to &amp;Trash</source>
        <translation>移到回收站(&amp;T)</translation>
    </message>
    <message>
        <source>Rename Preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制副本(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
</context>
<context>
    <name>irodori::ProgressLine</name>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>irodori::ReferenceThumb</name>
    <message>
        <source>Weight: %1 %</source>
        <translation>权重：%1%</translation>
    </message>
    <message>
        <source>Style reference %1</source>
        <translation>风格参考图 %1</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>%1
Click to choose the part whose style is taken</source>
        <translation>%1
单击可选择用于提取风格的部分</translation>
    </message>
    <message>
        <source>Crop %1</source>
        <translation>裁剪 %1</translation>
    </message>
</context>
<context>
    <name>irodori::RegionPanel</name>
    <message>
        <source>Paint over the picture where the style should go. The right button erases.</source>
        <translation>在图片上涂抹要应用风格的位置。按鼠标右键可擦除。</translation>
    </message>
    <message>
        <source>Nothing stands out in this photo. Paint a mask instead.</source>
        <translation>这张照片中没有突出的主体。请改为绘制蒙版。</translation>
    </message>
    <message>
        <source>Looking for the subject…</source>
        <translation>正在查找主体…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Where the style goes</source>
        <translation>应用风格的范围</translation>
    </message>
    <message>
        <source>The whole picture in the style</source>
        <translation>整张图片都应用风格</translation>
    </message>
    <message>
        <source>Only people, or what stands in front, found by itself</source>
        <translation>仅自动识别的人物或前景物体</translation>
    </message>
    <message>
        <source>Only what is behind the subject</source>
        <translation>仅主体后面的部分</translation>
    </message>
    <message>
        <source>Only where you paint</source>
        <translation>仅您涂抹的部分</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>柔和边缘</translation>
    </message>
    <message>
        <source>How softly the region ends</source>
        <translation>区域边缘的柔和程度</translation>
    </message>
    <message>
        <source>Paint on the mask</source>
        <translation>在蒙版上绘制</translation>
    </message>
    <message>
        <source>Erase from the mask</source>
        <translation>从蒙版中擦除</translation>
    </message>
    <message>
        <source>Smaller mask brush</source>
        <translation>缩小蒙版画笔</translation>
    </message>
    <message>
        <source>Larger mask brush</source>
        <translation>放大蒙版画笔</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Paint where the style should go</source>
        <translation>涂抹要应用风格的位置</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Erase what is painted</source>
        <translation>擦除已绘制的部分</translation>
    </message>
    <message>
        <source>Begin with the subject that is found by itself</source>
        <translation>从自动识别的主体开始</translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Show the mask over the picture while painting</source>
        <translation>绘制时在图片上显示蒙版</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Diameter of the mask brush, of the photo’s long side</source>
        <translation>蒙版画笔的直径，相对于照片长边</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>How sharply the brush ends</source>
        <translation>画笔边缘的锐利程度</translation>
    </message>
    <message>
        <source>Rest of the picture</source>
        <translation>图片的其余部分</translation>
    </message>
    <message>
        <source>stays as it is. Drop a picture here to paint it in another style.</source>
        <translation>保持原样。将图片拖到这里，可用另一种风格绘制。</translation>
    </message>
    <message>
        <source>Style…</source>
        <translation>风格…</translation>
    </message>
    <message>
        <source>Open a picture for the rest</source>
        <translation>为其余部分打开图片</translation>
    </message>
</context>
<context>
    <name>irodori::ReportDialog</name>
    <message>
        <source>References</source>
        <translation>参考图</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对数</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In the folder itself</source>
        <translation>文件夹顶层</translation>
    </message>
    <message>
        <source>Report – %1</source>
        <translation>报告 – %1</translation>
    </message>
    <message>
        <source>Measured on photos and references that were held out of the training. ↓ lower is better, ↑ higher is better; compare with other runs on the same pictures.</source>
        <translation>以未参与训练的照片和参考图测得。↓ 越低越好，↑ 越高越好；请与使用相同图片的其他训练记录比较。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>irodori::ResultDragButton</name>
    <message>
        <source>Drag the result from here into another program or folder</source>
        <translation>从这里将效果图拖到其他程序或文件夹</translation>
    </message>
</context>
<context>
    <name>irodori::RunBar</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin to train</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>追加训练…</translation>
    </message>
    <message>
        <source>Train on with more steps</source>
        <translation>增加步数，继续训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Free the processor at once; nothing is lost</source>
        <translation>立即释放处理器，进度不会丢失</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on where it stood</source>
        <translation>从中断处继续</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1/%2 步</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余%1</translation>
    </message>
    <message>
        <source>%1 pictures/s</source>
        <translation>%1 张/秒</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>已训练%1</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>How good the model is on pictures that it never saw</source>
        <translation>模型在从未见过的图片上表现如何</translation>
    </message>
    <message>
        <source>Comes with the end of the training</source>
        <translation>训练结束后生成</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save and end; it can be resumed</source>
        <translation>保存并结束，之后可以继续</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Save the model as it is now, without interrupting the training</source>
        <translation>保存模型的当前状态，不中断训练</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Use in Studio</source>
        <translation>在工作室中使用</translation>
    </message>
    <message>
        <source>Paint with the model as it is now</source>
        <translation>以模型的当前状态绘制</translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation>训练进度</translation>
    </message>
</context>
<context>
    <name>irodori::RunList</name>
    <message>
        <source>%1 · step %2 of %3</source>
        <translation>%1 · 第 %2/%3 步</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>style %1</source>
        <translation>风格距离 %1</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Stop the training first</source>
        <translation>请先停止训练</translation>
    </message>
    <message>
        <source>Runs appear here once you have started one, with their curves, samples and models. Nothing is ever lost by closing the window.</source>
        <translation>开始训练后，训练记录及其曲线、样图和模型会显示在这里。关闭窗口不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>追加训练…</translation>
    </message>
    <message>
        <source>Continue with more steps</source>
        <translation>增加步数，继续训练</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Set up another run with the same pictures and settings</source>
        <translation>以相同的图片和设置新建一次训练</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Draw its curves beside those of other runs</source>
        <translation>将其曲线与其他训练记录的曲线一同显示</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Move to Trash…</source>
        <translation>移到回收站…</translation>
    </message>
</context>
<context>
    <name>irodori::SampleBoard</name>
    <message>
        <source>Step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样图</translation>
    </message>
    <message>
        <source>The first samples appear with the first steps: photos that it never trains on, painted in your references.</source>
        <translation>训练开始后，首批样图很快会显示在这里：以您的参考图风格绘制从不用于训练的照片。</translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation>延时回放</translation>
    </message>
    <message>
        <source>Go back in time</source>
        <translation>回看之前的样图</translation>
    </message>
    <message>
        <source>Pause the time-lapse</source>
        <translation>暂停延时回放</translation>
    </message>
    <message>
        <source>Play the time-lapse</source>
        <translation>播放延时回放</translation>
    </message>
</context>
<context>
    <name>irodori::SampleSheet</name>
    <message>
        <source>Photo %1</source>
        <translation>照片 %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>参考图 %1</translation>
    </message>
    <message>
        <source>Photo %1 in the style of reference %2</source>
        <translation>以参考图 %2 的风格绘制的照片 %1</translation>
    </message>
    <message>
        <source>Enlarge and compare with the photo</source>
        <translation>放大并与照片对比</translation>
    </message>
</context>
<context>
    <name>irodori::SecondWindow</name>
    <message>
        <source>Result</source>
        <translation>效果图</translation>
    </message>
    <message>
        <source>The result appears here</source>
        <translation>效果图会显示在这里</translation>
    </message>
    <message>
        <source>In Step with the Studio</source>
        <translation>与工作室同步</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>irodori::SeedSheet</name>
    <message>
        <source>Variations</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Choose a variation</source>
        <translation>选择一种变化</translation>
    </message>
    <message>
        <source>Eight others</source>
        <translation>换八种</translation>
    </message>
    <message>
        <source>Present seed</source>
        <translation>当前种子</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>种子 %1</translation>
    </message>
</context>
<context>
    <name>irodori::SettingRow</name>
    <message>
        <source>Reset “%1”</source>
        <translation>重置“%1”</translation>
    </message>
</context>
<context>
    <name>irodori::SettingsDialog</name>
    <message>
        <source>Mark pictures as made with AI (IPTC label)</source>
        <translation>将图片标记为使用 AI 制作（IPTC 标签）</translation>
    </message>
    <message>
        <source>Keep the photo’s metadata</source>
        <translation>保留照片的元数据</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>设备(&amp;D)：</translation>
    </message>
    <message>
        <source>T&amp;hreads:</source>
        <translation>线程数(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Memory for painting:</source>
        <translation>绘制用内存(&amp;M)：</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>One per core</source>
        <translation>每个核心一个</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>What is free</source>
        <translation>全部空闲内存</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>减少动态效果(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation>界面大小(&amp;S)：</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Nothing moves by itself, such as the sweep of busy lines</source>
        <translation>停用自动播放的动画，例如进度条的流动效果</translation>
    </message>
    <message>
        <source>&amp;Colour-managed display</source>
        <translation>色彩管理显示(&amp;C)</translation>
    </message>
    <message>
        <source>Shows photos and results in the colours of the monitor’s profile. Exported pictures are the same with and without.</source>
        <translation>按显示器的配置文件显示照片和结果的颜色。导出的图片不受影响。</translation>
    </message>
</context>
<context>
    <name>irodori::SettingsForm</name>
    <message>
        <source>Expert settings</source>
        <translation>专家设置</translation>
    </message>
    <message>
        <source>Every screw of the training. The defaults work for most styles.</source>
        <translation>训练的全部细节设置。默认值适合大多数风格。</translation>
    </message>
</context>
<context>
    <name>irodori::SettingsPanel</name>
    <message>
        <source>Painting</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How much of the style: 0 % is the photo, 100 % the style</source>
        <translation>风格的程度：0% 为原照片，100% 为完整风格</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>How broad strokes and lines are, relative to the picture</source>
        <translation>笔触和线条相对于图片的粗细</translation>
    </message>
    <message>
        <source>As fine as the photo allows</source>
        <translation>照片允许的最高精细度</translation>
    </message>
    <message>
        <source>Paints at the photo’s own size. Takes longest.</source>
        <translation>以照片的原始尺寸绘制，耗时最长。</translation>
    </message>
    <message>
        <source>Colour and detail</source>
        <translation>色彩与细节</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Whose colours: 100 % those of the style, 0 % those of the photo</source>
        <translation>采用谁的色彩：100% 为风格的色彩，0% 为照片的色彩</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>How much of the photo’s fine detail is brought back</source>
        <translation>恢复照片精细细节的程度</translation>
    </message>
    <message>
        <source>Lines and areas</source>
        <translation>线条与色块</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>线稿</translation>
    </message>
    <message>
        <source>How strongly lines are drawn along the edges</source>
        <translation>沿边缘勾勒线条的强度</translation>
    </message>
    <message>
        <source>Line density</source>
        <translation>线条密度</translation>
    </message>
    <message>
        <source>0 % draws only the strongest edges, 100 % every wrinkle</source>
        <translation>0% 只勾勒最明显的边缘，100% 连每道细纹都勾勒</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦度</translation>
    </message>
    <message>
        <source>Turns the photo into flat areas before it is painted, as in a cel</source>
        <translation>绘制前先将照片化为平涂色块，如同赛璐珞画</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>How much chance may change the picture</source>
        <translation>画面允许随机变化的程度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same number always gives the same picture</source>
        <translation>相同的数字总会得到相同的图片</translation>
    </message>
    <message>
        <source>Another variation</source>
        <translation>换一种变化</translation>
    </message>
    <message>
        <source>Choose among nine variations</source>
        <translation>从九种变化中选择</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>平静区域</translation>
    </message>
    <message>
        <source>How far strokes are taken out of what is plain in the photo, such as skies and walls; less shows more brushwork</source>
        <translation>在照片平坦的地方（如天空和墙面）去除笔触的程度；越低，笔触越多</translation>
    </message>
</context>
<context>
    <name>irodori::SliderRow</name>
    <message>
        <source>Double-click the name to reset it.</source>
        <translation>双击名称可重置。</translation>
    </message>
</context>
<context>
    <name>irodori::SourceZone</name>
    <message>
        <source>Add to %1</source>
        <translation>添加到%1</translation>
    </message>
    <message>
        <source>Leave out “%1”</source>
        <translation>排除“%1”</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Which pictures were found wanting, and why</source>
        <translation>哪些图片不合要求及其原因</translation>
    </message>
</context>
<context>
    <name>irodori::StrengthBoard</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>irodori::StudioAutosave</name>
    <message>
        <source>Your work is not being saved: %1</source>
        <translation>您的工作目前未能保存：%1</translation>
    </message>
    <message>
        <source>Not found any more: %1. Open them from where they are now.</source>
        <translation>已找不到：%1。请从它们现在的位置打开。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Irodori did not close as it should. Your work is as you left it.</source>
        <translation>Irodori 上次未正常关闭。您的工作保持原样。</translation>
    </message>
    <message>
        <source>Your last session cannot be restored: %1 The next save keeps it as %2.</source>
        <translation>无法恢复上次的会话：%1 下次保存时会将其保留为 %2。</translation>
    </message>
</context>
<context>
    <name>irodori::StudioHistory</name>
    <message>
        <source>The photo “%1” is not where it was. Its settings and styles are applied to the photo that is open.</source>
        <translation>照片“%1”已不在原来的位置。其设置和风格已应用于当前打开的照片。</translation>
    </message>
</context>
<context>
    <name>irodori::StudioPage</name>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>将照片拖到这里</translation>
    </message>
    <message>
        <source>or paste one. It is repainted in the style that you pick on the right.</source>
        <translation>也可以直接粘贴。照片会以右侧所选的风格重绘。</translation>
    </message>
    <message>
        <source>Open Photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Photo and result</source>
        <translation>照片与效果图</translation>
    </message>
    <message>
        <source>Open Photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Open Style Pictures</source>
        <translation>打开风格图片</translation>
    </message>
    <message>
        <source>Install Model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Irodori models (*.irodori)</source>
        <translation>Irodori 模型 (*.irodori)</translation>
    </message>
    <message>
        <source>repainted</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>Exported “%1”.</source>
        <translation>已导出“%1”。</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>The Studio paints one photo at a time. Pictures left out: %1.</source>
        <translation>工作室一次只绘制一张照片。未打开的图片数：%1。</translation>
    </message>
    <message>
        <source>Open Style for the Rest</source>
        <translation>打开其余部分的风格</translation>
    </message>
</context>
<context>
    <name>irodori::StudioSession</name>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source>Weight of a style</source>
        <translation>风格权重</translation>
    </message>
    <message>
        <source>Add style</source>
        <translation>添加风格</translation>
    </message>
    <message>
        <source>Remove style</source>
        <translation>移除风格</translation>
    </message>
    <message>
        <source>Choose style</source>
        <translation>选择风格</translation>
    </message>
    <message>
        <source>Restore settings</source>
        <translation>恢复设置</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>重置设置</translation>
    </message>
    <message>
        <source>“%1” was painted by Irodori and holds its styles and settings.</source>
        <translation>“%1”由 Irodori 绘制，其中保存了所用的风格和设置。</translation>
    </message>
    <message>
        <source>The styles were made with the model “%1”. Install it to restore them.</source>
        <translation>这些风格由模型“%1”生成。请安装该模型后再恢复。</translation>
    </message>
    <message>
        <source>“%1” is one of the pictures you work from and is not replaced. Choose another name.</source>
        <translation>“%1”是正在使用的源图片之一，不会被替换。请换一个名称。</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The model “%1” is installed.</source>
        <translation>模型“%1”已安装。</translation>
    </message>
    <message>
        <source>The model “%1” has been trained further since: the result may look a little different.</source>
        <translation>模型“%1”之后又经过训练，效果可能会略有不同。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Left out, because of another model: %1.</source>
        <translation>因属于其他模型而未使用：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The Studio paints with your model “%1” now.</source>
        <translation>工作室现在使用您的模型“%1”绘制。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>线稿</translation>
    </message>
    <message>
        <source>Line density</source>
        <translation>线条密度</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦度</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>柔和边缘</translation>
    </message>
    <message>
        <source>Crop style</source>
        <translation>裁剪风格</translation>
    </message>
    <message>
        <source>Paint mask</source>
        <translation>绘制蒙版</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Mask from subject</source>
        <translation>由主体生成蒙版</translation>
    </message>
    <message>
        <source>Style of the rest</source>
        <translation>其余部分的风格</translation>
    </message>
    <message>
        <source>Apply preset</source>
        <translation>应用预设</translation>
    </message>
    <message>
        <source>Return to a state</source>
        <translation>返回某个状态</translation>
    </message>
    <message>
        <source>Nothing stands out in this photo.</source>
        <translation>这张照片中没有突出的主体。</translation>
    </message>
    <message>
        <source>The painted mask (%1) has other proportions than the photo (%2): it is stretched to fit.</source>
        <translation>绘制的蒙版（%1）与照片（%2）的比例不同：已拉伸以适应照片。</translation>
    </message>
    <message>
        <source>The model “%1” is not here: its styles are painted with the present one and may look different.</source>
        <translation>没有模型“%1”：其风格改用当前模型绘制，效果可能有所不同。</translation>
    </message>
    <message>
        <source>“%1” is closed. It can come back with its styles, settings and mask.</source>
        <translation>“%1”已关闭。可以连同其风格、设置和蒙版一起恢复。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复该照片</translation>
    </message>
    <message>
        <source>At most %1 styles are mixed. Pictures left out: %2.</source>
        <translation>最多可混合 %1 种风格。未使用的图片数：%2。</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>平静区域</translation>
    </message>
</context>
<context>
    <name>irodori::StylePanel</name>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Swap the photo and the first style</source>
        <translation>互换照片与第一个风格</translation>
    </message>
    <message>
        <source>Add style…</source>
        <translation>添加风格…</translation>
    </message>
    <message>
        <source>Open pictures whose style you like</source>
        <translation>打开您喜欢其风格的图片</translation>
    </message>
    <message>
        <source>Drop or open a picture whose style you like, or pick one below. Several styles mix.</source>
        <translation>拖入或打开一张喜欢的风格图片，或从下方选择。多个风格会混合。</translation>
    </message>
    <message>
        <source>Styles in use</source>
        <translation>正在使用的风格</translation>
    </message>
    <message>
        <source>Irodori’s own styles</source>
        <translation>Irodori 内置风格</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>重置所有设置</translation>
    </message>
    <message>
        <source>Styles of this model</source>
        <translation>此模型的风格</translation>
    </message>
    <message>
        <source>“%1”: paint like this (Ctrl+click: mix it in; right click: more)</source>
        <translation>“%1”：以此风格绘制（Ctrl+单击：混入此风格；右键单击：更多）</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Paint Like This</source>
        <translation>以此风格绘制</translation>
    </message>
    <message>
        <source>Mix In</source>
        <translation>混入此风格</translation>
    </message>
    <message>
        <source>Paint the Rest of the Picture Like This</source>
        <translation>以此风格绘制图片的其余部分</translation>
    </message>
    <message>
        <source>Your own styles</source>
        <translation>您自己的风格</translation>
    </message>
</context>
<context>
    <name>irodori::Tour</name>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Tour of the program</source>
        <translation>程序导览</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>irodori::TrainingPage</name>
    <message>
        <source>Exported “%1”.</source>
        <translation>已导出“%1”。</translation>
    </message>
    <message>
        <source>New Style</source>
        <translation>新建风格</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Train a style of your own</source>
        <translation>训练您自己的风格</translation>
    </message>
    <message>
        <source>Drop a folder of photos here to begin. Then come pictures whose style you like; the rest goes by itself, and you watch it grow.</source>
        <translation>将照片文件夹拖到这里即可开始，然后添加您喜欢其风格的图片。其余步骤会自动进行，您可以看着风格逐渐成形。</translation>
    </message>
    <message>
        <source>Now pictures whose style you like</source>
        <translation>接下来添加您喜欢其风格的图片</translation>
    </message>
    <message>
        <source>Drop a folder of them here: 30 at least, better 200 or more.</source>
        <translation>将图片文件夹拖到这里：至少 30 张，最好 200 张以上。</translation>
    </message>
    <message>
        <source>All set</source>
        <translation>一切就绪</translation>
    </message>
    <message>
        <source>Almost there</source>
        <translation>即将就绪</translation>
    </message>
    <message>
        <source>Start the training on the left. Curves and samples appear here.</source>
        <translation>请在左侧开始训练。曲线和样图会显示在这里。</translation>
    </message>
    <message>
        <source>Choose Folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Training goes on when you close the window; it is found again at the next start.</source>
        <translation>关闭窗口后训练仍会继续，下次启动时可再次看到。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>“%1”: the training program ended unexpectedly at step %2. Nothing before its last checkpoint is lost.</source>
        <translation>“%1”：训练程序在第 %2 步意外终止。最后一个检查点之前的内容不会丢失。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Saved the model as “%1”.</source>
        <translation>已将模型保存为“%1”。</translation>
    </message>
    <message>
        <source>Use in Studio</source>
        <translation>在工作室中使用</translation>
    </message>
    <message>
        <source>Continue Training</source>
        <translation>追加训练</translation>
    </message>
    <message>
        <source>More steps for “%1”:</source>
        <translation>为“%1”增加的步数：</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Move “%1” with its curves, samples and models to the trash? You can take it out of the trash again. Your photos and style pictures stay where they are.</source>
        <translation>要将“%1”及其曲线、样图和模型移到回收站吗？之后可以从回收站恢复。您的照片和风格图片会保留在原处。</translation>
    </message>
    <message>
        <source>The curves of “%1” are drawn dashed beside those of any other run that you select.</source>
        <translation>选择其他训练记录时，“%1”的曲线会以虚线一同显示。</translation>
    </message>
</context>
</TS>
