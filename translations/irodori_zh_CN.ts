<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
</context>
<context>
    <name>Language</name>
    <message>
        <source>System language</source>
        <translation>系统语言</translation>
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
</context>
<context>
    <name>irodori::SliderRow</name>
    <message>
        <source>Double-click the name to reset it.</source>
        <translation>双击名称可重置。</translation>
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
        <source>Paint like this (Ctrl+click: mix it in)</source>
        <translation>以此风格绘制（Ctrl+单击：混入此风格）</translation>
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
        <source>Variation</source>
        <translation>变化</translation>
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
</context>
</TS>
