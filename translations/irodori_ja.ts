<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Errors</name>
    <message>
        <source>%1: cancelled.</source>
        <translation>%1：キャンセルしました。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1は存在しません。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1はファイルではなくフォルダーです。</translation>
    </message>
    <message>
        <source>You have no permission to open or write %1.</source>
        <translation>%1を開く、または書き込む権限がありません。</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1を読み込めませんでした。</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1は空です。</translation>
    </message>
    <message>
        <source>%1 is not in a format that Irodori knows.</source>
        <translation>%1はIrodoriが対応していない形式です。</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1は壊れています。</translation>
    </message>
    <message>
        <source>%1 is too large.</source>
        <translation>%1は大きすぎます。</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of Irodori.</source>
        <translation>%1は新しいバージョンのIrodoriで作成されています。</translation>
    </message>
    <message>
        <source>There is not enough memory for %1.</source>
        <translation>メモリが不足しているため、%1を処理できません。</translation>
    </message>
    <message>
        <source>The disk is full: %1 was not written.</source>
        <translation>ディスクの空きがないため、%1を書き込めませんでした。</translation>
    </message>
    <message>
        <source>%1 exists already and was not replaced.</source>
        <translation>%1はすでに存在するため、置き換えませんでした。</translation>
    </message>
    <message>
        <source>%1 cannot be used like this.</source>
        <translation>%1はこの方法では使えません。</translation>
    </message>
    <message>
        <source>The device %1 is not available.</source>
        <translation>デバイス%1は利用できません。</translation>
    </message>
    <message>
        <source>Something went wrong with %1. The log has the details.</source>
        <translation>%1の処理中に問題が発生しました。詳細はログをご覧ください。</translation>
    </message>
    <message>
        <source>this picture</source>
        <translation>この画像</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Space</source>
        <translation>スペースキー</translation>
    </message>
    <message>
        <source>Show the photo while held</source>
        <translation>押している間、元の写真を表示</translation>
    </message>
    <message>
        <source>Move the divider between photo and result</source>
        <translation>写真と結果の境界線を移動</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>ホイール</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>ポインターを中心に拡大/縮小</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>ドラッグ</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>表示位置を移動</translation>
    </message>
    <message>
        <source>Fit the whole picture</source>
        <translation>画像全体を表示</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>ダブルクリック</translation>
    </message>
    <message>
        <source>Between fitted and 100 %</source>
        <translation>全体表示と100%表示を切り替え</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source>&lt;p&gt;Irodori (彩り, “colouring”) repaints a photo in the style of a picture that you drop in. Everything happens on this computer: the program opens no connection.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Irodori（彩り）は、ドロップした画像のスタイルで写真を描き直します。処理はすべてこのコンピューター上で行われ、外部への接続は一切行いません。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Model in use: %1, licence %2.&lt;/p&gt;</source>
        <translation>&lt;p&gt;使用中のモデル: %1（ライセンス: %2）&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Irodori is free software: you may use, study, share and improve it under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;What you make with it is yours.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Irodoriは自由ソフトウェアです。GNU General Public License バージョン3またはそれ以降の条件のもとで、使用、研究、共有、改良できます。いかなる保証もありません。&lt;/p&gt;&lt;p&gt;Irodoriで制作した作品はあなたのものです。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;It stands on: Qt %1 (LGPL-3.0), LibTorch (BSD-3-Clause), oneDNN (Apache-2.0), OpenCV (Apache-2.0), LittleCMS (MIT), Exiv2 (GPL-2.0-or-later), libheif (LGPL-3.0), libtiff, libwebp, libjpeg, libpng, spdlog (MIT), nlohmann-json (MIT), tl::expected (CC0-1.0).&lt;/p&gt;</source>
        <translation>&lt;p&gt;次のソフトウェアを使用しています: Qt %1 (LGPL-3.0)、LibTorch (BSD-3-Clause)、oneDNN (Apache-2.0)、OpenCV (Apache-2.0)、LittleCMS (MIT)、Exiv2 (GPL-2.0-or-later)、libheif (LGPL-3.0)、libtiff、libwebp、libjpeg、libpng、spdlog (MIT)、nlohmann-json (MIT)、tl::expected (CC0-1.0)。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Program, networks, model, icons and style pictures by the Irodori developers.&lt;/p&gt;&lt;p&gt;The generator builds on published work: modulated convolutions (Karras et al., 2020), adaptive instance normalisation (Huang and Belongie, 2017), the projection discriminator (Miyato and Koyama, 2018) and the guided filter (He et al., 2010).&lt;/p&gt;</source>
        <translation>&lt;p&gt;プログラム、ネットワーク、モデル、アイコン、スタイル画像: Irodoriの開発者&lt;/p&gt;&lt;p&gt;生成器は次の公開研究に基づいています: 変調畳み込み（Karrasほか、2020年）、適応的インスタンス正規化（Huang、Belongie、2017年）、射影識別器（Miyato、Koyama、2018年）、ガイド付きフィルター（Heほか、2010年）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Photo pane</source>
        <translation>写真エリア</translation>
    </message>
    <message>
        <source>About Irodori</source>
        <translation>Irodoriについて</translation>
    </message>
    <message>
        <source>About</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>クレジット</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>System language</source>
        <translation>システムの言語</translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Anime cel</source>
        <translation>アニメセル画</translation>
    </message>
    <message>
        <source>Anime scenery</source>
        <translation>アニメの風景</translation>
    </message>
    <message>
        <source>Neon night</source>
        <translation>ネオンの夜</translation>
    </message>
    <message>
        <source>Ben-Day comic</source>
        <translation>網点コミック</translation>
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
        <source>Oil impasto</source>
        <translation>厚塗り油彩</translation>
    </message>
    <message>
        <source>Painted autumn</source>
        <translation>油彩の秋</translation>
    </message>
    <message>
        <source>Pointillism</source>
        <translation>点描</translation>
    </message>
    <message>
        <source>Soft pastel</source>
        <translation>ソフトパステル</translation>
    </message>
    <message>
        <source>Stained glass</source>
        <translation>ステンドグラス</translation>
    </message>
    <message>
        <source>Art nouveau</source>
        <translation>アールヌーボー</translation>
    </message>
    <message>
        <source>Manga</source>
        <translation>漫画</translation>
    </message>
    <message>
        <source>Webtoon</source>
        <translation>ウェブトゥーン</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>木版画</translation>
    </message>
    <message>
        <source>Colour pencil</source>
        <translation>色鉛筆</translation>
    </message>
    <message>
        <source>Gouache</source>
        <translation>ガッシュ</translation>
    </message>
</context>
<context>
    <name>irodori::ExportDialog</name>
    <message>
        <source>&amp;Quality:</source>
        <translation>画質(&amp;Q):</translation>
    </message>
    <message>
        <source>Long side at most</source>
        <translation>長辺の上限</translation>
    </message>
    <message>
        <source>Keep the photo’s metadata (camera, place, author)</source>
        <translation>写真のメタデータを残す（カメラ、撮影地、作者）</translation>
    </message>
    <message>
        <source>Mark the picture as made with AI (IPTC label)</source>
        <translation>AIで作成した画像であることを明示（IPTCラベル）</translation>
    </message>
    <message>
        <source>Embed styles and settings, to restore them later</source>
        <translation>スタイルと設定を埋め込み、後で復元できるようにする</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Export Picture</source>
        <translation>画像の書き出し</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>PNG (lossless)</source>
        <translation>PNG（可逆圧縮）</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>TIFF (lossless)</source>
        <translation>TIFF（可逆圧縮）</translation>
    </message>
    <message>
        <source>Same as the photo</source>
        <translation>写真と同じ</translation>
    </message>
    <message>
        <source>sRGB (for the web)</source>
        <translation>sRGB（Web用）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>ファイル(&amp;F):</translation>
    </message>
    <message>
        <source>F&amp;ormat:</source>
        <translation>形式(&amp;O):</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>カラースペース(&amp;C):</translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation>サイズ(&amp;S):</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.png *.webp *.tif)</source>
        <translation>画像 (*.jpg *.png *.webp *.tif)</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>ファイル名を入力してください。</translation>
    </message>
    <message>
        <source>The folder “%1” does not exist.</source>
        <translation>フォルダー「%1」は存在しません。</translation>
    </message>
    <message>
        <source>You work from this picture; it is not replaced. Choose another name.</source>
        <translation>この画像は現在の作業の元画像なので、置き換えられません。別の名前を指定してください。</translation>
    </message>
    <message>
        <source>“%1” exists already. Replace it?</source>
        <translation>「%1」はすでに存在します。置き換えますか？</translation>
    </message>
</context>
<context>
    <name>irodori::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open Photo…</source>
        <translation>写真を開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Recent &amp;Photos</source>
        <translation>最近使った写真(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;Style…</source>
        <translation>スタイルを開く(&amp;S)…</translation>
    </message>
    <message>
        <source>Recent S&amp;tyles</source>
        <translation>最近使ったスタイル(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出し(&amp;E)…</translation>
    </message>
    <message>
        <source>Export &amp;Again</source>
        <translation>再度書き出し(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Close Photo</source>
        <translation>写真を閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy Result</source>
        <translation>結果をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste Picture</source>
        <translation>画像を貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;wap Photo and Style</source>
        <translation>写真とスタイルを入れ替え(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Reset Settings</source>
        <translation>設定をリセット(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit to Window</source>
        <translation>ウィンドウに合わせる(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>100%(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Compare with the Photo</source>
        <translation>写真と比較(&amp;C)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>フルスクリーン(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation>システムに合わせる(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>モデル(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>デバイス(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Irodori</source>
        <translation>Irodoriについて(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>まだ何も開いていません</translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation>一覧を消去</translation>
    </message>
    <message>
        <source>Install Model…</source>
        <translation>モデルをインストール…</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>書き出しをキャンセル</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>元に戻す(&amp;U): %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>やり直し(&amp;R): %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直し(&amp;R)</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>モデルを読み込み中…</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>開いています…</translation>
    </message>
    <message>
        <source>Looking at the pictures…</source>
        <translation>画像を解析中…</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>描画中…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>書き出し中…</translation>
    </message>
    <message>
        <source>Drop a photo to begin</source>
        <translation>写真をドロップして開始</translation>
    </message>
    <message>
        <source>Pick a style on the right</source>
        <translation>右側でスタイルを選んでください</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Preview %1 s</source>
        <translation>プレビュー %1秒</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>メモリ %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直し</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>A picture is being exported. Stop that and quit?</source>
        <translation>画像を書き出し中です。中止して終了しますか？</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>残り%1分</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>残り%1秒</translation>
    </message>
</context>
<context>
    <name>irodori::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>このメッセージを閉じる</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>メッセージ</translation>
    </message>
</context>
<context>
    <name>irodori::PictureDrop</name>
    <message>
        <source>clipboard picture</source>
        <translation>クリップボードの画像</translation>
    </message>
    <message>
        <source>That is only the address of a picture. Save the picture to your computer first, then drop the file here.</source>
        <translation>これは画像のアドレスだけです。先に画像をコンピューターに保存してから、そのファイルをここにドロップしてください。</translation>
    </message>
    <message>
        <source>“%1” is not on this computer. Copy it to a folder first, then drop the file here.</source>
        <translation>「%1」はこのコンピューター上にありません。先にフォルダーにコピーしてから、そのファイルをここにドロップしてください。</translation>
    </message>
    <message>
        <source>There is no picture in it.</source>
        <translation>画像が含まれていません。</translation>
    </message>
</context>
<context>
    <name>irodori::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Hold Space to see the photo, 0 fits, 1 shows 100 %.</source>
        <translation>スペースキーを押している間は元の写真、0で全体表示、1で100%表示。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>適用前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>適用後</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Drop to open</source>
        <translation>ドロップして開く</translation>
    </message>
</context>
<context>
    <name>irodori::ProgressLine</name>
    <message>
        <source>Working</source>
        <translation>処理中</translation>
    </message>
</context>
<context>
    <name>irodori::ReferenceThumb</name>
    <message>
        <source>Weight: %1 %</source>
        <translation>重み: %1%</translation>
    </message>
    <message>
        <source>Style reference %1</source>
        <translation>スタイルの参照画像 %1</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1の重み</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1を取り除く</translation>
    </message>
</context>
<context>
    <name>irodori::SettingsDialog</name>
    <message>
        <source>Mark pictures as made with AI (IPTC label)</source>
        <translation>AIで作成した画像であることを明示（IPTCラベル）</translation>
    </message>
    <message>
        <source>Keep the photo’s metadata</source>
        <translation>写真のメタデータを残す</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>言語(&amp;L):</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>テーマ(&amp;T):</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>デバイス(&amp;D):</translation>
    </message>
    <message>
        <source>T&amp;hreads:</source>
        <translation>スレッド数(&amp;H):</translation>
    </message>
    <message>
        <source>&amp;Memory for painting:</source>
        <translation>描画用メモリ(&amp;M):</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>処理</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>One per core</source>
        <translation>コアごとに1つ</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>What is free</source>
        <translation>空きメモリすべて</translation>
    </message>
</context>
<context>
    <name>irodori::SliderRow</name>
    <message>
        <source>Double-click the name to reset it.</source>
        <translation>名前をダブルクリックするとリセットします。</translation>
    </message>
</context>
<context>
    <name>irodori::StudioPage</name>
    <message>
        <source>Pictures (%1)</source>
        <translation>画像 (%1)</translation>
    </message>
    <message>
        <source>Drop a photo here</source>
        <translation>ここに写真をドロップ</translation>
    </message>
    <message>
        <source>or paste one. It is repainted in the style that you pick on the right.</source>
        <translation>貼り付けることもできます。写真は右側で選んだスタイルで描き直されます。</translation>
    </message>
    <message>
        <source>Open Photo…</source>
        <translation>写真を開く…</translation>
    </message>
    <message>
        <source>Photo and result</source>
        <translation>写真と結果</translation>
    </message>
    <message>
        <source>Open Photo</source>
        <translation>写真を開く</translation>
    </message>
    <message>
        <source>Open Style Pictures</source>
        <translation>スタイル画像を開く</translation>
    </message>
    <message>
        <source>Install Model</source>
        <translation>モデルをインストール</translation>
    </message>
    <message>
        <source>Irodori models (*.irodori)</source>
        <translation>Irodoriモデル (*.irodori)</translation>
    </message>
    <message>
        <source>repainted</source>
        <translation>リペイント</translation>
    </message>
    <message>
        <source>Exported “%1”.</source>
        <translation>「%1」を書き出しました。</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>フォルダーを表示</translation>
    </message>
    <message>
        <source>The Studio paints one photo at a time. Pictures left out: %1.</source>
        <translation>スタジオで一度に描画できる写真は1枚です。開かなかった画像: %1枚。</translation>
    </message>
</context>
<context>
    <name>irodori::StudioSession</name>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>バリエーション</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>ブラシサイズ</translation>
    </message>
    <message>
        <source>Weight of a style</source>
        <translation>スタイルの重み</translation>
    </message>
    <message>
        <source>Add style</source>
        <translation>スタイルを追加</translation>
    </message>
    <message>
        <source>Remove style</source>
        <translation>スタイルを取り除く</translation>
    </message>
    <message>
        <source>Choose style</source>
        <translation>スタイルを選択</translation>
    </message>
    <message>
        <source>Restore settings</source>
        <translation>設定を復元</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>設定をリセット</translation>
    </message>
    <message>
        <source>“%1” was painted by Irodori and holds its styles and settings.</source>
        <translation>「%1」はIrodoriで描かれた画像で、使用したスタイルと設定が保存されています。</translation>
    </message>
    <message>
        <source>The styles were made with the model “%1”. Install it to restore them.</source>
        <translation>このスタイルはモデル「%1」で作成されています。復元するには、このモデルをインストールしてください。</translation>
    </message>
    <message>
        <source>“%1” is one of the pictures you work from and is not replaced. Choose another name.</source>
        <translation>「%1」は現在の作業の元画像なので、置き換えられません。別の名前を指定してください。</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>画像をクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>The model “%1” is installed.</source>
        <translation>モデル「%1」をインストールしました。</translation>
    </message>
</context>
<context>
    <name>irodori::StylePanel</name>
    <message>
        <source>Style</source>
        <translation>スタイル</translation>
    </message>
    <message>
        <source>Swap the photo and the first style</source>
        <translation>写真と1つ目のスタイルを入れ替え</translation>
    </message>
    <message>
        <source>Add style…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Open pictures whose style you like</source>
        <translation>好みのスタイルの画像を開く</translation>
    </message>
    <message>
        <source>Drop or open a picture whose style you like, or pick one below. Several styles mix.</source>
        <translation>好みのスタイルの画像をドロップするか開いてください。下から選ぶこともできます。複数のスタイルは混ざり合います。</translation>
    </message>
    <message>
        <source>Styles in use</source>
        <translation>使用中のスタイル</translation>
    </message>
    <message>
        <source>Irodori’s own styles</source>
        <translation>Irodoriの内蔵スタイル</translation>
    </message>
    <message>
        <source>Paint like this (Ctrl+click: mix it in)</source>
        <translation>このスタイルで描く（Ctrl+クリック: 混ぜる）</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>すべての設定をリセット</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>How much of the style: 0 % is the photo, 100 % the style</source>
        <translation>スタイルの強さ: 0%は元の写真、100%はスタイルそのもの</translation>
    </message>
    <message>
        <source>Brush size</source>
        <translation>ブラシサイズ</translation>
    </message>
    <message>
        <source>How broad strokes and lines are, relative to the picture</source>
        <translation>画像に対する筆致や線の太さ</translation>
    </message>
    <message>
        <source>As fine as the photo allows</source>
        <translation>写真の解像度で細かく描く</translation>
    </message>
    <message>
        <source>Paints at the photo’s own size. Takes longest.</source>
        <translation>写真の原寸で描画します。最も時間がかかります。</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>バリエーション</translation>
    </message>
    <message>
        <source>How much chance may change the picture</source>
        <translation>画像をランダムに変化させる度合い</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>The same number always gives the same picture</source>
        <translation>同じ数値なら常に同じ画像になります</translation>
    </message>
    <message>
        <source>Another variation</source>
        <translation>別のバリエーション</translation>
    </message>
</context>
</TS>
