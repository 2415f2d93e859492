<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Batch</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次に処理</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>同じ名前のファイルがすでに存在します。</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>残り%1秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>残り約%1分</translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation>残り約%1時間%2分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1分%2秒</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>モデル %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>ディテール</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>線画</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦さ</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>バリエーション</translation>
    </message>
    <message>
        <source>subject only</source>
        <translation>被写体のみ</translation>
    </message>
    <message>
        <source>background only</source>
        <translation>背景のみ</translation>
    </message>
    <message>
        <source>in the painted mask</source>
        <translation>描いたマスク内のみ</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>The model “%1” is not installed. Add it to the library, or choose another style.</source>
        <translation>モデル「%1」がインストールされていません。ライブラリに追加するか、別のスタイルを選んでください。</translation>
    </message>
    <message>
        <source>There are no pictures in “%1”.</source>
        <translation>「%1」に画像がありません。</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>穏やかな部分</translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>…ほか%n件。</numerusform>
        </translation>
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
    <message>
        <source>Turn the divider</source>
        <translation>境界線を回転</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>拡大/縮小</translation>
    </message>
    <message>
        <source>Paint and erase the mask</source>
        <translation>マスクを描く/消す</translation>
    </message>
    <message>
        <source>Size of the mask brush</source>
        <translation>マスクブラシのサイズ</translation>
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
    <name>Library</name>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新日時</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1ステップ</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>学習素材</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>学習量</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>作成日時</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Styles: %1</source>
        <translation>スタイル: %1</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>スタイル</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>読み込めません</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>ピクセル</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Style packs</source>
        <translation>スタイルパック</translation>
    </message>
    <message>
        <source>Swatches</source>
        <translation>スタイル見本</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>学習記録</translation>
    </message>
    <message>
        <source>For any style</source>
        <translation>すべてのスタイル用</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強さ</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>The Irodori authors</source>
        <translation>Irodoriの開発者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>%1 photos, %2 styles</source>
        <translation>写真%1枚、スタイル画像%2枚</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始日時</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>ベースモデル</translation>
    </message>
    <message>
        <source>Hidden in the Studio</source>
        <translation>スタジオでは非表示</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Cel anime</source>
        <translation>セルアニメ</translation>
    </message>
    <message>
        <source>Anime sky</source>
        <translation>アニメの空</translation>
    </message>
    <message>
        <source>Comic</source>
        <translation>コミック</translation>
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
        <translation>パステル肖像</translation>
    </message>
    <message>
        <source>Oil</source>
        <translation>油彩</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>Irodori is already running, but does not answer. Wait until it does, or end it, and start it again.</source>
        <translation>Irodoriはすでに起動していますが、応答がありません。応答するまで待つか、終了してから起動し直してください。</translation>
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
    <name>Training</name>
    <message>
        <source>Just begun: too early to say how it goes.</source>
        <translation>始まったばかりです。どう進むかはまだ分かりません。</translation>
    </message>
    <message>
        <source>Warming up: it learns colours and shapes before the critic joins in.</source>
        <translation>ウォームアップ中: 識別器が加わる前に、色と形を学んでいます。</translation>
    </message>
    <message>
        <source>Learning well: pictures that it never saw come closer to the style.</source>
        <translation>順調に学習中: 初めて見る画像でもスタイルに近づいています。</translation>
    </message>
    <message>
        <source>No longer improving: stopping now loses nothing. Step %1 was best so far.</source>
        <translation>これ以上は向上していません。今停止しても失うものはありません。これまでの最良はステップ%1です。</translation>
    </message>
    <message>
        <source>The discriminator is winning: it sees through every painting, which teaches nothing. Lower the critic’s learning rate or vary the references more.</source>
        <translation>識別器が優勢です。どの絵も見破られ、生成器は何も学べません。識別器の学習率を下げるか、参照画像の変化を増やしてください。</translation>
    </message>
    <message>
        <source>The discriminator is losing: it takes anything for a reference, so strokes stay soft. Raise the critic’s learning rate.</source>
        <translation>識別器が劣勢です。何でも参照画像と見なすため、筆致がぼやけたままです。識別器の学習率を上げてください。</translation>
    </message>
    <message>
        <source>Overfitting: the references are being learnt by heart. Add references, or stop: the model of step %1 was best.</source>
        <translation>過学習: 参照画像を丸暗記し始めています。参照画像を追加するか、停止してください。最良はステップ%1のモデルです。</translation>
    </message>
    <message>
        <source>The photo fades: what it shows gets lost. Raise the faithfulness to the photo.</source>
        <translation>写真が薄れています。写っているものが失われつつあります。写真への忠実さを上げてください。</translation>
    </message>
    <message>
        <source>The references may be learnt by heart. With fewer than about 200 of them, or none held out, nobody can tell: watch the samples.</source>
        <translation>参照画像を丸暗記している可能性があります。参照画像が約200枚未満の場合や、検証用に取り分けた画像がない場合は判断できません。サンプルに注意してください。</translation>
    </message>
    <message>
        <source>Unstable: the losses jump. Lower the learning rates.</source>
        <translation>不安定: 損失が大きく変動しています。学習率を下げてください。</translation>
    </message>
    <message>
        <source>Paused. The processor is free; nothing is lost.</source>
        <translation>一時停止中です。プロセッサーは解放され、何も失われません。</translation>
    </message>
    <message>
        <source>Paused: the disk is full. Make room and resume; nothing is lost.</source>
        <translation>一時停止中: ディスクの空きがありません。空きを作って再開してください。何も失われません。</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>一時停止中: %1</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>仕上げ中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>開始できます。</translation>
    </message>
    <message>
        <source>Preparing the pictures: %1 %.</source>
        <translation>画像を準備中: %1%</translation>
    </message>
    <message>
        <source>Finishing: the model is saved and judged, %1 %.</source>
        <translation>仕上げ中: モデルを保存して評価しています（%1%）。</translation>
    </message>
    <message>
        <source>Stopped at step %1 and saved. Resume whenever you like.</source>
        <translation>ステップ%1で停止し、保存しました。いつでも再開できます。</translation>
    </message>
    <message>
        <source>Finished. Try it in the Studio, or continue with more steps.</source>
        <translation>完了しました。スタジオで試すか、ステップを追加して学習を続けられます。</translation>
    </message>
    <message>
        <source>Training failed at step %1. %2</source>
        <translation>ステップ%1で学習に失敗しました。%2</translation>
    </message>
    <message>
        <source>The training program ended unexpectedly at step %1. Resume: it goes on from step %2.</source>
        <translation>学習プログラムがステップ%1で予期せず終了しました。再開すると、ステップ%2から続行します。</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1分未満</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>約%1分</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>約%1時間%2分</translation>
    </message>
    <message>
        <source>%1 unreadable</source>
        <translation>読み込み不可%1枚</translation>
    </message>
    <message>
        <source>%1 too small</source>
        <translation>小さすぎる画像%1枚</translation>
    </message>
    <message>
        <source>%1 blank</source>
        <translation>無地%1枚</translation>
    </message>
    <message>
        <source>%1 nearly alike</source>
        <translation>ほぼ同じ画像%1枚</translation>
    </message>
    <message>
        <source>%1 blurred</source>
        <translation>ぼやけた画像%1枚</translation>
    </message>
    <message>
        <source>%1 in both sets</source>
        <translation>両方にある画像%1枚</translation>
    </message>
    <message>
        <source>%1 with “do not train”</source>
        <translation>「学習禁止」の画像%1枚</translation>
    </message>
    <message>
        <source>%1 usable</source>
        <translation>使用可能%1枚</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>読み込めません</translation>
    </message>
    <message>
        <source>Too small to learn from</source>
        <translation>小さすぎて学習に使えません</translation>
    </message>
    <message>
        <source>A single flat colour</source>
        <translation>単色で塗りつぶされています</translation>
    </message>
    <message>
        <source>Looks like another picture</source>
        <translation>別の画像とほぼ同じです</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>ピントが合っていません</translation>
    </message>
    <message>
        <source>Its author forbids training</source>
        <translation>作者が学習への使用を禁止しています</translation>
    </message>
    <message>
        <source>Is also among the photos</source>
        <translation>写真の中にも含まれています</translation>
    </message>
    <message>
        <source>These settings do not go together: %1.</source>
        <translation>次の設定は同時に使えません: %1。</translation>
    </message>
    <message>
        <source>None of the photos can be used. Choose another folder.</source>
        <translation>使用できる写真がありません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>None of the style pictures can be used. Choose another folder.</source>
        <translation>使用できるスタイル画像がありません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Style pictures that are photos, too: %1. The style would be learnt from the photos themselves.</source>
        <translation>写真にも含まれているスタイル画像: %1。このままでは、写真そのものからスタイルを学ぶことになります。</translation>
    </message>
    <message>
        <source>Only %1 photos can be used; with a hundred or more the style suits any motif.</source>
        <translation>使用できる写真は%1枚だけです。100枚以上あれば、どんな被写体にも合うスタイルになります。</translation>
    </message>
    <message>
        <source>Only %1 style pictures can be used; with 30 or more they are not simply learnt by heart.</source>
        <translation>使用できるスタイル画像は%1枚だけです。30枚以上あれば、単なる丸暗記にはなりません。</translation>
    </message>
    <message>
        <source>Pictures whose authors forbid training: %1. They are left out.</source>
        <translation>作者が学習への使用を禁止している画像: %1。これらは除外されます。</translation>
    </message>
    <message>
        <source>The disk has too little room: about %1 MiB are needed.</source>
        <translation>ディスクの空きが足りません。約%1 MiB必要です。</translation>
    </message>
    <message>
        <source>The computer has too little memory: about %1 MiB are needed. Take fewer pictures per step or smaller crops.</source>
        <translation>コンピューターのメモリが足りません。約%1 MiB必要です。1ステップの画像数を減らすか、切り抜きを小さくしてください。</translation>
    </message>
    <message>
        <source>Another training runs on this computer; both will be slower.</source>
        <translation>このコンピューターでは別の学習が実行中です。どちらも遅くなります。</translation>
    </message>
    <message>
        <source>Style distance</source>
        <translation>スタイル距離</translation>
    </message>
    <message>
        <source>How far colours and textures are from references that were held out.</source>
        <translation>検証用に取り分けた参照画像と、色や質感がどれだけ離れているか。</translation>
    </message>
    <message>
        <source>Content distance</source>
        <translation>内容距離</translation>
    </message>
    <message>
        <source>How much of what the photo shows was changed.</source>
        <translation>写真に写っているものがどれだけ変わったか。</translation>
    </message>
    <message>
        <source>KID</source>
        <translation>KID</translation>
    </message>
    <message>
        <source>How far the pictures as a whole are from the references as a whole.</source>
        <translation>描かれた画像全体が、参照画像全体からどれだけ離れているか。</translation>
    </message>
    <message>
        <source>Palette distance</source>
        <translation>パレット距離</translation>
    </message>
    <message>
        <source>How far the colours are from those of the references.</source>
        <translation>色が参照画像の色からどれだけ離れているか。</translation>
    </message>
    <message>
        <source>Identity error</source>
        <translation>恒等誤差</translation>
    </message>
    <message>
        <source>How much strength 0 still changes a photo, in 1/255 of full brightness.</source>
        <translation>強さ0でも写真がどれだけ変わるか（最大輝度の1/255単位）。</translation>
    </message>
    <message>
        <source>Edges kept</source>
        <translation>輪郭の保持</translation>
    </message>
    <message>
        <source>How well the outlines follow the photo’s: 1 is exactly.</source>
        <translation>輪郭が写真の輪郭とどれだけ一致しているか。1で完全に一致。</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>多様性</translation>
    </message>
    <message>
        <source>How much two seeds differ at full variation, in 1/255.</source>
        <translation>バリエーション最大時に、2つのシードの結果がどれだけ違うか（1/255単位）。</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>The picture</source>
        <translation>仕上がり</translation>
    </message>
    <message>
        <source>Where it starts</source>
        <translation>出発点</translation>
    </message>
    <message>
        <source>Pace of learning</source>
        <translation>学習のペース</translation>
    </message>
    <message>
        <source>What it aims for</source>
        <translation>学習の目標</translation>
    </message>
    <message>
        <source>Against learning by heart</source>
        <translation>丸暗記の防止</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>The computer</source>
        <translation>コンピューター</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation>学習ステップ数</translation>
    </message>
    <message>
        <source>How long it practises. More steps bring brushwork and colours closer to your references; past a point nothing more is gained.</source>
        <translation>どれだけ練習するか。ステップが多いほど筆致と色が参照画像に近づきますが、ある点を過ぎるとそれ以上は向上しません。</translation>
    </message>
    <message>
        <source>Kind of style</source>
        <translation>スタイルの種類</translation>
    </message>
    <message>
        <source>Cel and anime styles are practised on flattened photos with drawn outlines; painted ones on the photos as they are. Automatic looks at your references.</source>
        <translation>セル画やアニメのスタイルは、平坦に塗り分けて輪郭線を加えた写真で、絵画のスタイルは写真そのままで練習します。「自動」では参照画像から判断します。</translation>
    </message>
    <message>
        <source>Likeness to the style</source>
        <translation>スタイルへの近さ</translation>
    </message>
    <message>
        <source>Higher: textures and strokes of the references show more strongly. Too high: the motif dissolves into texture.</source>
        <translation>高くする: 参照画像の質感や筆致が強く出ます。高すぎる: 被写体が質感に溶け込んでしまいます。</translation>
    </message>
    <message>
        <source>Faithfulness to the photo</source>
        <translation>写真への忠実さ</translation>
    </message>
    <message>
        <source>Higher: faces, hands and buildings stay recognisable. Too high: the photo shines through and the style stays thin.</source>
        <translation>高くする: 顔、手、建物が見分けやすく残ります。高すぎる: 写真が透けて見え、スタイルが薄くなります。</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>穏やかな部分</translation>
    </message>
    <message>
        <source>Higher: skies and skin stay smooth, without marks that the photo does not have. Lower: more texture everywhere.</source>
        <translation>高くする: 空や肌が滑らかなままで、写真にない跡がつきません。低くする: 全体に質感が増えます。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>開始時のモデル</translation>
    </message>
    <message>
        <source>Irodori’s own model can paint already and only has to learn your style. From nothing takes many hours before pictures look like anything.</source>
        <translation>Irodoriのモデルはすでに絵を描けるので、あなたのスタイルを学ぶだけで済みます。ゼロから始めると、絵らしくなるまでに何時間もかかります。</translation>
    </message>
    <message>
        <source>Pictures per step</source>
        <translation>1ステップの画像数</translation>
    </message>
    <message>
        <source>More give steadier colours from sample to sample, but each step takes longer and more memory.</source>
        <translation>多いほどサンプルごとの色が安定しますが、1ステップにかかる時間とメモリが増えます。</translation>
    </message>
    <message>
        <source>Rounds per step</source>
        <translation>1ステップの反復回数</translation>
    </message>
    <message>
        <source>Like more pictures per step without more memory: steadier pictures, slower steps.</source>
        <translation>メモリを増やさずに1ステップの画像数を増やすのと同様の効果があります。画像は安定しますが、ステップは遅くなります。</translation>
    </message>
    <message>
        <source>Size of the crops</source>
        <translation>切り抜きのサイズ</translation>
    </message>
    <message>
        <source>How large a part of a picture it sees at once. Larger crops teach composition and large shapes, smaller ones train faster.</source>
        <translation>一度に見る画像の範囲の広さ。大きな切り抜きでは構図や大きな形を学べ、小さな切り抜きでは速く学習できます。</translation>
    </message>
    <message>
        <source>Painter’s learning rate</source>
        <translation>生成器の学習率</translation>
    </message>
    <message>
        <source>How much the pictures may change in one step. Too high: blotches and sudden colours; too low: hardly any style in the end.</source>
        <translation>1ステップで画像がどれだけ変わってよいか。高すぎる: 色むらや突然の色の変化が出ます。低すぎる: 最後までスタイルがほとんど出ません。</translation>
    </message>
    <message>
        <source>Critic’s learning rate</source>
        <translation>識別器の学習率</translation>
    </message>
    <message>
        <source>How fast the critic learns to tell paintings from references. Too high: it wins and the pictures break up; too low: they stay bland.</source>
        <translation>識別器が、描かれた絵と参照画像の見分け方を学ぶ速さ。高すぎる: 識別器が優勢になり、画像が崩れます。低すぎる: 画像が単調なままです。</translation>
    </message>
    <message>
        <source>Calming down at the end</source>
        <translation>終盤の減速</translation>
    </message>
    <message>
        <source>Over this last part of the run the steps become ever smaller, so that colours and lines settle.</source>
        <translation>学習の最後のこの区間では歩幅が次第に小さくなり、色と線が落ち着きます。</translation>
    </message>
    <message>
        <source>Largest single change</source>
        <translation>1回の変化の上限</translation>
    </message>
    <message>
        <source>Caps what one odd picture may do to the others. Lower is steadier, too low is slow.</source>
        <translation>特異な1枚が他の画像に及ぼす影響を抑えます。低いほど安定しますが、低すぎると遅くなります。</translation>
    </message>
    <message>
        <source>Averaging over time</source>
        <translation>時間による平均化</translation>
    </message>
    <message>
        <source>The pictures that you see are painted by an average of the last steps. Closer to 1: cleaner, but lagging behind; 0: every step as it is.</source>
        <translation>表示される画像は、直近のステップを平均したモデルで描かれます。1に近いほどきれいですが、反映が遅れます。0では各ステップがそのまま使われます。</translation>
    </message>
    <message>
        <source>How the critic judges</source>
        <translation>識別器の判定方法</translation>
    </message>
    <message>
        <source>Classical gives the crispest strokes; gentle is steadier with few references; hinge lies between.</source>
        <translation>「クラシック」は最もくっきりした筆致になり、「穏やか」は参照画像が少なくても安定します。「ヒンジ」はその中間です。</translation>
    </message>
    <message>
        <source>Weight of the critic</source>
        <translation>識別器の重み</translation>
    </message>
    <message>
        <source>Higher: crisper lines and strokes like those of the references, but also invented details. 0: soft, without a critic.</source>
        <translation>高くする: 参照画像のようなくっきりした線や筆致になりますが、元にない細部も描き足されます。0: 識別器なしの柔らかな仕上がりです。</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>Higher: eyes and mouths stay where the photo has them, as far as faces are found in it. 0: faces are painted like everything else.</source>
        <translation>高くする: 写真に顔が見つかれば、目や口が元の場所に残ります。0: 顔もほかの部分と同じように描きます。</translation>
    </message>
    <message>
        <source>Colours in their places</source>
        <translation>色の置き場所</translation>
    </message>
    <message>
        <source>Higher: what is warmer or cooler than the rest of the photo stays so, in the palette of the references. 0: rather one tint over everything.</source>
        <translation>高くする: 写真の中でまわりより暖かい色や冷たい色の所は、参照の色づかいでもそのまま暖かく、冷たく残ります。0: 全体がひとつの色合いになりがちです。</translation>
    </message>
    <message>
        <source>Light and shade</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Higher: bright stays bright and dark stays dark, as in the photo. Lower: the style may relight the scene.</source>
        <translation>高くする: 写真のとおり、明るい部分は明るく、暗い部分は暗いままです。低くする: スタイルに合わせて場面の光が変わることがあります。</translation>
    </message>
    <message>
        <source>Palette of the references</source>
        <translation>参照画像のパレット</translation>
    </message>
    <message>
        <source>Higher: the colours of the references are taken over. Lower: the photo keeps more of its own.</source>
        <translation>高くする: 参照画像の色を取り入れます。低くする: 写真自体の色がより多く残ります。</translation>
    </message>
    <message>
        <source>Repainting as it was</source>
        <translation>元どおりの描き直し</translation>
    </message>
    <message>
        <source>A picture painted in its own style should stay itself. Higher: low strengths change the photo more gently.</source>
        <translation>画像をそれ自身のスタイルで描いた場合は、元のままになるべきです。高くする: 弱い強さでの写真の変化が穏やかになります。</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>バリエーション</translation>
    </message>
    <message>
        <source>Higher: other seeds give visibly different strokes. 0: the Variation slider of the Studio does next to nothing.</source>
        <translation>高くする: シードを変えると筆致が目に見えて変わります。0: スタジオの「バリエーション」スライダーはほとんど効きません。</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>滑らかさ</translation>
    </message>
    <message>
        <source>Higher: less grain and fewer specks. Too high: fine lines blur.</source>
        <translation>高くする: 粒状感や斑点が減ります。高すぎる: 細い線がぼやけます。</translation>
    </message>
    <message>
        <source>Mind which style</source>
        <translation>スタイルの区別</translation>
    </message>
    <message>
        <source>Teaches the critic to tell your references from one another. Higher: each reference keeps its own look; lower: they blend.</source>
        <translation>識別器に参照画像同士の見分け方を教えます。高くする: 各参照画像の持ち味が保たれます。低くする: 互いに混ざり合います。</translation>
    </message>
    <message>
        <source>Clear outlines</source>
        <translation>くっきりした輪郭</translation>
    </message>
    <message>
        <source>Teaches the critic to reject blurred outlines. Higher: clearer drawn lines; for soft painted styles set it low.</source>
        <translation>識別器に、ぼやけた輪郭を退けるよう教えます。高くする: 描線がはっきりします。柔らかな絵画調のスタイルでは低めにしてください。</translation>
    </message>
    <message>
        <source>Steps before the critic</source>
        <translation>識別器が加わるまでのステップ数</translation>
    </message>
    <message>
        <source>First it learns colours and shapes alone. From nothing, some hundred steps spare the first pictures from noise.</source>
        <translation>最初は色と形だけを学びます。ゼロから始める場合、数百ステップ取れば最初の画像がノイズだらけになるのを防げます。</translation>
    </message>
    <message>
        <source>Steps to let the critic in</source>
        <translation>識別器を徐々に加えるステップ数</translation>
    </message>
    <message>
        <source>Over so many steps the critic gains its full weight. Longer: no sudden break in the pictures.</source>
        <translation>このステップ数をかけて識別器の重みを最大まで上げます。長くすると、画像が急に変わらなくなります。</translation>
    </message>
    <message>
        <source>Varying the references</source>
        <translation>参照画像の変化</translation>
    </message>
    <message>
        <source>The critic sees the references shifted and recoloured a little, so that it cannot learn few of them by heart. Automatic varies as much as is needed.</source>
        <translation>識別器に見せる参照画像の位置や色を少しずつ変え、少数の画像が丸暗記されるのを防ぎます。「自動」では必要な分だけ変化させます。</translation>
    </message>
    <message>
        <source>How often they are varied</source>
        <translation>変化させる頻度</translation>
    </message>
    <message>
        <source>More helps with few references. Too much: the variations themselves begin to show in the pictures.</source>
        <translation>参照画像が少ないときは、高くすると効果的です。高すぎると、変化そのものが画像に現れ始めます。</translation>
    </message>
    <message>
        <source>When to vary more</source>
        <translation>変化を増やす目安</translation>
    </message>
    <message>
        <source>How sure the critic may be of the references before they are varied more. Lower: more variation, less learning by heart.</source>
        <translation>識別器が参照画像をどこまで確信したら変化を増やすかの目安です。低いほど変化が増え、丸暗記が減ります。</translation>
    </message>
    <message>
        <source>Holding the critic back</source>
        <translation>識別器の抑制</translation>
    </message>
    <message>
        <source>Keeps the critic from judging by tiny details: steadier pictures with few references, but softer lines.</source>
        <translation>識別器が細部だけで判断するのを防ぎます。参照画像が少なくても画像が安定しますが、線は柔らかくなります。</translation>
    </message>
    <message>
        <source>Steps between holding back</source>
        <translation>抑制の間隔（ステップ）</translation>
    </message>
    <message>
        <source>How often the critic is held back. Rarer is faster and looks the same up to a point.</source>
        <translation>識別器を抑制する間隔です。長いほど速くなり、ある程度までは見た目も変わりません。</translation>
    </message>
    <message>
        <source>Pictures held out</source>
        <translation>検証用に取り分ける画像</translation>
    </message>
    <message>
        <source>Never trained on: the samples that you watch and the scores are made with them. 0: all pictures are trained on, and nothing can be judged.</source>
        <translation>学習には使わず、表示されるサンプルとスコアの作成に使います。0: すべての画像を学習に使うため、評価はできません。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Only from nothing. Wider can hold finer brushwork and paints slower in the Studio.</source>
        <translation>ゼロから始める場合のみ有効です。広いほど細やかな筆致を表現できますが、スタジオでの描画は遅くなります。</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深さ</translation>
    </message>
    <message>
        <source>Only from nothing. Deeper can change larger shapes and paints slower in the Studio.</source>
        <translation>ゼロから始める場合のみ有効です。深いほど大きな形を変えられますが、スタジオでの描画は遅くなります。</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>応答特性</translation>
    </message>
    <message>
        <source>Only from nothing. Soft gives the richest tones; hard tends to flat areas.</source>
        <translation>ゼロから始める場合のみ有効です。「ソフト」は階調が最も豊かになり、「ハード」は平坦な塗りになりがちです。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Decides the order of the pictures and which are held out. The same seed gives the same training again.</source>
        <translation>画像の順序と、検証用に取り分ける画像を決めます。同じシードなら同じ学習を再現できます。</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>プロセッサーのコア数</translation>
    </message>
    <message>
        <source>Does not change the picture, only how fast it is learnt and how much is left for other programs.</source>
        <translation>画像には影響しません。学習の速さと、ほかのプログラムに残る余力だけが変わります。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>計算デバイス</translation>
    </message>
    <message>
        <source>The picture looks the same from each; a graphics card is many times faster.</source>
        <translation>どれを使っても画像の見た目は同じです。グラフィックボードなら何倍も速くなります。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Full precision is slower and gives pictures that differ by less than the eye can see.</source>
        <translation>全精度は低速で、画像の違いは目では見分けられません。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>保存の間隔</translation>
    </message>
    <message>
        <source>Does not change the picture. After a power cut at most this much training is done again.</source>
        <translation>画像には影響しません。停電時にやり直す学習は、最大でもこの時間分で済みます。</translation>
    </message>
    <message>
        <source>Steps between samples</source>
        <translation>サンプルの間隔（ステップ）</translation>
    </message>
    <message>
        <source>How often the grid of samples is repainted: the frames of the time-lapse. Rarer saves time.</source>
        <translation>サンプル一覧を描き直す間隔です。これがタイムラプスの1コマになります。長いほど時間を節約できます。</translation>
    </message>
    <message>
        <source>Steps between noted values</source>
        <translation>値を記録する間隔（ステップ）</translation>
    </message>
    <message>
        <source>Does not change the picture, only how fine the curves are.</source>
        <translation>画像には影響しません。曲線の細かさだけが変わります。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Cel and anime</source>
        <translation>セル画・アニメ</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>絵画調</translation>
    </message>
    <message>
        <source>Irodori’s model</source>
        <translation>Irodoriのモデル</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>ゼロから</translation>
    </message>
    <message>
        <source>Classical</source>
        <translation>クラシック</translation>
    </message>
    <message>
        <source>Gentle (least squares)</source>
        <translation>穏やか（最小二乗）</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>ヒンジ</translation>
    </message>
    <message>
        <source>Always as much</source>
        <translation>常に一定</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>Soft (leaky 0.2)</source>
        <translation>ソフト（leaky 0.2）</translation>
    </message>
    <message>
        <source>Medium (leaky 0.1)</source>
        <translation>ミディアム（leaky 0.1）</translation>
    </message>
    <message>
        <source>Hard (ReLU)</source>
        <translation>ハード（ReLU）</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>プロセッサー</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>グラフィックボード</translation>
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
        <translation>最小の切り抜き範囲</translation>
    </message>
    <message>
        <source>The smallest part of a photo that fills a training picture. Smaller prepares for large photos and fine brushes.</source>
        <translation>1枚の学習画像に使う、写真の最小の範囲。小さくすると、大きな写真や細いブラシに対応しやすくなります。</translation>
    </message>
    <message>
        <source>Recoloured references</source>
        <translation>参照画像の色替え</translation>
    </message>
    <message>
        <source>How often a style picture is shown in other colours. Higher: the model copes with more palettes. 0: it keeps to those of your pictures.</source>
        <translation>スタイル画像を別の色で見せる頻度。高くする: モデルがより多くのパレットに対応できます。0: 元の画像のパレットだけを使います。</translation>
    </message>
    <message>
        <source>Even colours</source>
        <translation>均一な色</translation>
    </message>
    <message>
        <source>Higher: colours change only where the photo’s do, so that skin and skies have no patches. Lower: more of the palette in one place.</source>
        <translation>高くする: 色は写真の色が変わる所だけで変わり、肌や空にむらが出ません。低くする: ひとつの場所に参照の色が多く現れます。</translation>
    </message>
    <message>
        <source>No grid</source>
        <translation>格子模様を防ぐ</translation>
    </message>
    <message>
        <source>Higher: no fine chequered pattern, which enlarging inside the network leaves. Only seen from very near.</source>
        <translation>高くすると、ネットワーク内部の拡大で生じる細かい市松模様がなくなります。ごく近くで見たときだけ分かります。</translation>
    </message>
</context>
<context>
    <name>irodori::BatchBar</name>
    <message>
        <source>Progress of the batch</source>
        <translation>バッチの進捗</translation>
    </message>
    <message>
        <source>Show Results</source>
        <translation>結果を表示</translation>
    </message>
    <message>
        <source>Open the folder of the results</source>
        <translation>結果のフォルダーを開きます</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Hold the batch where it stands</source>
        <translation>バッチを現在の位置で一時停止します</translation>
    </message>
    <message>
        <source>Paint all photos that wait</source>
        <translation>待機中の写真をすべて描画します</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for photos…</source>
        <translation>写真を検索中…</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1/%2 完了</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>失敗%1枚</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>スキップ%1枚</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
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
        <translation>描画中 · %1%</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Result: %1</source>
        <translation>結果: %1</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Paused · %1 %</source>
        <translation>一時停止中 · %1%</translation>
    </message>
</context>
<context>
    <name>irodori::BatchPage</name>
    <message>
        <source>Pictures (%1)</source>
        <translation>画像 (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Add Photos…</source>
        <translation>写真を追加…</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>写真を追加します</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>フォルダーを追加…</translation>
    </message>
    <message>
        <source>Add a folder with all that lies in it</source>
        <translation>フォルダーを中身ごとすべて追加します</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Skip the selected photos</source>
        <translation>選択した写真をスキップします</translation>
    </message>
    <message>
        <source>Paint Again</source>
        <translation>もう一度描画</translation>
    </message>
    <message>
        <source>Let the selected photos wait again</source>
        <translation>選択した写真を再び待機状態にします</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Paint the selected photos earlier</source>
        <translation>選択した写真の描画順を早めます</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>Paint the selected photos later</source>
        <translation>選択した写真の描画順を遅らせます</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Take the selected photos off the list</source>
        <translation>選択した写真を一覧から取り除きます</translation>
    </message>
    <message>
        <source>Clear Done</source>
        <translation>完了分を消去</translation>
    </message>
    <message>
        <source>Take all photos that are done off the list</source>
        <translation>完了した写真をすべて一覧から取り除きます</translation>
    </message>
    <message>
        <source>Photos of the batch</source>
        <translation>バッチの写真</translation>
    </message>
    <message>
        <source>Paint many photos at once</source>
        <translation>たくさんの写真をまとめて描画</translation>
    </message>
    <message>
        <source>Drop photos or whole folders here. They are painted one after another in the style on the right, while you do something else.</source>
        <translation>写真やフォルダーをここにドロップしてください。ほかの作業をしている間に、右側のスタイルで1枚ずつ順に描画されます。</translation>
    </message>
    <message>
        <source>Choose Photos…</source>
        <translation>写真を選択…</translation>
    </message>
    <message>
        <source>Choose Folder…</source>
        <translation>フォルダーを選択…</translation>
    </message>
    <message>
        <source>Add Photos</source>
        <translation>写真を追加</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>フォルダーを追加</translation>
    </message>
    <message>
        <source>Replace Files</source>
        <translation>ファイルの置き換え</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Keep Both</source>
        <translation>両方残す</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続行</translation>
    </message>
    <message>
        <source>The batch is through: %1.</source>
        <translation>バッチ処理が終了しました: %1</translation>
    </message>
    <message>
        <source>Show Results</source>
        <translation>結果を表示</translation>
    </message>
    <message>
        <source>Results that are there already: %1, such as “%2”. Replace them?</source>
        <translation>すでにある結果：%1 件（「%2」など）。置き換えますか？</translation>
    </message>
    <message>
        <source>Photos of the last session that still wait: %1.</source>
        <translation>前回のセッションで待機中の写真：%1。</translation>
    </message>
</context>
<context>
    <name>irodori::BatchPanel</name>
    <message>
        <source>&amp;Save:</source>
        <translation>保存先(&amp;S):</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>フォルダー(&amp;F):</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>If it e&amp;xists:</source>
        <translation>既存の場合(&amp;X):</translation>
    </message>
    <message>
        <source>Fo&amp;rmat:</source>
        <translation>形式(&amp;R):</translation>
    </message>
    <message>
        <source>&amp;Quality:</source>
        <translation>画質(&amp;Q):</translation>
    </message>
    <message>
        <source>&amp;Profile:</source>
        <translation>プロファイル(&amp;P):</translation>
    </message>
    <message>
        <source>&amp;Depth:</source>
        <translation>ビット深度(&amp;D):</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>スタイル</translation>
    </message>
    <message>
        <source>From the Studio</source>
        <translation>スタジオから</translation>
    </message>
    <message>
        <source>Paint in the styles and settings that the Studio has now</source>
        <translation>スタジオの現在のスタイルと設定で描きます</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Paint by a preset</source>
        <translation>プリセットで描きます</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>in a folder</source>
        <translation>指定のフォルダー</translation>
    </message>
    <message>
        <source>beside each photo</source>
        <translation>各写真と同じ場所</translation>
    </message>
    <message>
        <source>Choose the folder of the results</source>
        <translation>結果のフォルダーを選択</translation>
    </message>
    <message>
        <source>Keep folders as they are</source>
        <translation>フォルダー構成を保つ</translation>
    </message>
    <message>
        <source>Make the folders in which the photos lie again in the folder of the results</source>
        <translation>写真のフォルダー構成を結果のフォルダー内に再現します</translation>
    </message>
    <message>
        <source>How results are called; parts in braces stand for something else for each photo. “/” makes a folder.</source>
        <translation>結果の名前の付け方。波かっこの部分は写真ごとの内容に置き換わります。「/」でフォルダーを作成できます。</translation>
    </message>
    <message>
        <source>Add a part that is different for each photo</source>
        <translation>写真ごとに変わる部分を追加</translation>
    </message>
    <message>
        <source>keep both</source>
        <translation>両方残す</translation>
    </message>
    <message>
        <source>skip the photo</source>
        <translation>写真をスキップ</translation>
    </message>
    <message>
        <source>replace (asks first)</source>
        <translation>置き換える（事前に確認）</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Same as the photo</source>
        <translation>写真と同じ</translation>
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
        <source>sRGB (for the web)</source>
        <translation>sRGB（Web用）</translation>
    </message>
    <message>
        <source>Display P3 (for recent screens)</source>
        <translation>Display P3（新しいディスプレイ用）</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8ビット</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16ビット</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>長辺の上限(&amp;M)</translation>
    </message>
    <message>
        <source>Make large results smaller</source>
        <translation>大きな結果を縮小します</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>長辺</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画質</translation>
    </message>
    <message>
        <source>Keep the photos’ metadata</source>
        <translation>写真のメタデータを残す</translation>
    </message>
    <message>
        <source>Camera, place, author and what else a photo tells about itself</source>
        <translation>カメラ、撮影地、作者など、写真に記録されている情報</translation>
    </message>
    <message>
        <source>Mark as made with AI (IPTC label)</source>
        <translation>AIで作成したことを明示（IPTCラベル）</translation>
    </message>
    <message>
        <source>So that others can tell where the pictures come from</source>
        <translation>画像の由来がほかの人にもわかるようにします</translation>
    </message>
    <message>
        <source>Embed styles and settings</source>
        <translation>スタイルと設定を埋め込む</translation>
    </message>
    <message>
        <source>To restore them from a result later</source>
        <translation>後で結果から復元できます</translation>
    </message>
    <message>
        <source>No presets yet: save one in the Studio</source>
        <translation>プリセットはまだありません。スタジオで保存してください</translation>
    </message>
    <message>
        <source>No style is chosen yet</source>
        <translation>スタイルが選ばれていません</translation>
    </message>
    <message>
        <source>Take that of the Studio, or a preset.</source>
        <translation>スタジオのスタイルを使うか、プリセットを選んでください。</translation>
    </message>
    <message>
        <source>Pick a style: that of the Studio, or a preset.</source>
        <translation>スタジオのスタイルかプリセットを選んでください。</translation>
    </message>
    <message>
        <source>Choose a folder for the results.</source>
        <translation>結果のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Names need {name} or {number}: all results would be called the same.</source>
        <translation>名前には{name}か{number}が必要です。ないと、すべての結果が同じ名前になります。</translation>
    </message>
    <message>
        <source>Results cannot be called so. Parts in braces must be those of the + menu.</source>
        <translation>この名前は使えません。波かっこの部分には、「+」メニューの項目だけを使えます。</translation>
    </message>
    <message>
        <source>my photo.jpg</source>
        <translation>マイフォト.jpg</translation>
    </message>
    <message>
        <source>Folder of the Results</source>
        <translation>結果のフォルダー</translation>
    </message>
    <message>
        <source>Name of the photo</source>
        <translation>写真の名前</translation>
    </message>
    <message>
        <source>Name of its folder</source>
        <translation>写真のフォルダーの名前</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>スタイルの名前</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>モデルの名前</translation>
    </message>
    <message>
        <source>Date of today</source>
        <translation>今日の日付</translation>
    </message>
    <message>
        <source>Running number</source>
        <translation>連番</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Parts of names</source>
        <translation>名前に使える項目</translation>
    </message>
    <message>
        <source>Of JPEG and WebP: less makes smaller files</source>
        <translation>JPEG と WebP 用：小さいほどファイルも小さくなります</translation>
    </message>
</context>
<context>
    <name>irodori::BlendPad</name>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2%</translation>
    </message>
    <message>
        <source>Blend of three styles</source>
        <translation>3つのスタイルのブレンド</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Drag towards the style that should count more.
Arrow keys move the handle; double-click to count all alike.</source>
        <translation>強くしたいスタイルの方へドラッグします。
矢印キーでハンドルを動かし、ダブルクリックで均等にします。</translation>
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
        <translation>損失</translation>
    </message>
    <message>
        <source>What generator and discriminator try to lower. They pull against each other: in a healthy run both settle, and neither falls to zero.</source>
        <translation>生成器と識別器がそれぞれ下げようとする値です。互いにせめぎ合い、順調な学習ではどちらも落ち着き、ゼロまで下がることはありません。</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>識別器</translation>
    </message>
    <message>
        <source>Loss terms</source>
        <translation>損失の内訳</translation>
    </message>
    <message>
        <source>The parts of the generator’s loss before their weights: which of them still falls, and which works against another.</source>
        <translation>生成器の損失を構成する、重み付け前の各項目です。まだ下がっているものや、互いに妨げ合っているものがわかります。</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>スタイル</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Luminance</source>
        <translation>輝度</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>パレット</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等性</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>多様性</translation>
    </message>
    <message>
        <source>Adversarial</source>
        <translation>敵対性</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>全変動</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦さ</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>顔</translation>
    </message>
    <message>
        <source>Hues</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>R1 penalty</source>
        <translation>R1ペナルティ</translation>
    </message>
    <message>
        <source>D(real), D(fake)</source>
        <translation>D(本物)、D(偽物)</translation>
    </message>
    <message>
        <source>Taken for real</source>
        <translation>本物と判定する確信度</translation>
    </message>
    <message>
        <source>How sure the discriminator is that a picture is real: 1 is certain, 0.5 is a guess. Real pictures near 1 and fakes near 0 mean that it sees through all.</source>
        <translation>識別器が画像を本物だと見なす確信度です。1は確信、0.5は当て推量です。本物が1に近く偽物が0に近ければ、すべて見破られています。</translation>
    </message>
    <message>
        <source>D(real)</source>
        <translation>D(本物)</translation>
    </message>
    <message>
        <source>D(fake)</source>
        <translation>D(偽物)</translation>
    </message>
    <message>
        <source>D(held-out)</source>
        <translation>D(検証用)</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>価値</translation>
    </message>
    <message>
        <source>Classical value</source>
        <translation>クラシックな価値関数</translation>
    </message>
    <message>
        <source>E[log D(x)] + E[log(1 − D(G))]: the discriminator raises it, the generator lowers it. The dotted line, −log 4, is where nothing can be told apart.</source>
        <translation>E[log D(x)] + E[log(1 − D(G))]: 識別器はこれを上げ、生成器は下げようとします。点線の−log 4では、本物と偽物をまったく見分けられません。</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>過学習</translation>
    </message>
    <message>
        <source>Overfitting and augmentation</source>
        <translation>過学習とデータ拡張</translation>
    </message>
    <message>
        <source>How well the discriminator knows the references by heart. Augmentation rises to keep r_t at the dotted line; where it cannot, add references or stop.</source>
        <translation>識別器が参照画像をどれだけ丸暗記しているかを示します。r_tを点線に保つようデータ拡張が強まります。保てない場合は、参照画像を追加するか学習を停止してください。</translation>
    </message>
    <message>
        <source>r_t (sign of D)</source>
        <translation>r_t（Dの符号）</translation>
    </message>
    <message>
        <source>r_v (held-out)</source>
        <translation>r_v（検証用）</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <source>Held-out scores</source>
        <translation>検証用画像のスコア</translation>
    </message>
    <message>
        <source>Distances on pictures that are kept out of training; lower is better. Where style no longer falls, more steps gain nothing.</source>
        <translation>学習に使わない画像で測った距離で、低いほど良好です。スタイル距離が下がらなくなったら、ステップを増やしても効果はありません。</translation>
    </message>
    <message>
        <source>Style distance</source>
        <translation>スタイル距離</translation>
    </message>
    <message>
        <source>Content distance</source>
        <translation>内容距離</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>How large the steps of both networks are. They fall by themselves after a roll-back.</source>
        <translation>両ネットワークが1ステップで変化する大きさです。ロールバックの後は自動的に下がります。</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>1秒あたりの画像数</translation>
    </message>
    <message>
        <source>How fast the run learns on this computer.</source>
        <translation>このコンピューターでの学習の速さです。</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>色むら</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>格子模様</translation>
    </message>
</context>
<context>
    <name>irodori::ChartLegend</name>
    <message>
        <source>Click to hide this curve</source>
        <translation>クリックするとこの曲線を隠します</translation>
    </message>
    <message>
        <source>Click to show this curve</source>
        <translation>クリックするとこの曲線を表示します</translation>
    </message>
</context>
<context>
    <name>irodori::ChartPanel</name>
    <message>
        <source>Losses appear here as soon as training begins</source>
        <translation>学習が始まると、ここに損失が表示されます</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Logarithmic values</source>
        <translation>対数表示</translation>
    </message>
    <message>
        <source>Show values on a logarithmic axis (L): equal distances are equal ratios</source>
        <translation>値を対数軸で表示 (L): 等しい間隔は等しい比率を表します</translation>
    </message>
    <message>
        <source>Smoothing: each line averages about this many values; what it averages stays faintly behind it. 1: no smoothing.</source>
        <translation>スムージング: 各曲線はおよそこの個数の値を平均したもので、元の値は背後に薄く表示されます。1: スムージングなし。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>スムージング</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Follow the newest step</source>
        <translation>最新のステップに追従</translation>
    </message>
    <message>
        <source>Keep the newest step in view</source>
        <translation>最新のステップを常に表示</translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>すべてのステップを表示</translation>
    </message>
    <message>
        <source>Show all steps (F, or double-click a chart)</source>
        <translation>すべてのステップを表示（F、またはグラフをダブルクリック）</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Save the charts</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>Save as Picture…</source>
        <translation>画像として保存…</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG画像 (*.png)</translation>
    </message>
    <message>
        <source>Save as Document…</source>
        <translation>ドキュメントとして保存…</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDFドキュメント (*.pdf)</translation>
    </message>
    <message>
        <source>Save Values as Table…</source>
        <translation>値を表として保存…</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>カンマ区切りの値 (*.csv)</translation>
    </message>
    <message>
        <source>training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>ステップ %1</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
</context>
<context>
    <name>irodori::ChoiceSettingRow</name>
    <message>
        <source>A model file…</source>
        <translation>モデルファイル…</translation>
    </message>
    <message>
        <source>Start from a Model</source>
        <translation>開始時のモデルを選択</translation>
    </message>
    <message>
        <source>Irodori models (*.irodori)</source>
        <translation>Irodoriモデル (*.irodori)</translation>
    </message>
</context>
<context>
    <name>irodori::CropDialog</name>
    <message>
        <source>Crop “%1”</source>
        <translation>「%1」の切り抜き</translation>
    </message>
    <message>
        <source>Choose the part whose style you like. Leave out frames, text and borders.</source>
        <translation>好みのスタイルの部分を選んでください。額縁、文字、縁は含めないでください。</translation>
    </message>
    <message>
        <source>Cut Off &amp;Borders</source>
        <translation>縁を切り落とす(&amp;B)</translation>
    </message>
    <message>
        <source>Leaves out borders of one colour</source>
        <translation>単色の縁を除きます</translation>
    </message>
    <message>
        <source>&amp;Whole Picture</source>
        <translation>画像全体(&amp;W)</translation>
    </message>
    <message>
        <source>Takes the style of the whole picture</source>
        <translation>画像全体のスタイルを使います</translation>
    </message>
</context>
<context>
    <name>irodori::CropFrame</name>
    <message>
        <source>Part of the picture whose style is taken</source>
        <translation>画像のうちスタイルを取り出す部分</translation>
    </message>
    <message>
        <source>Drag the edges, or draw a new frame. Double-click for the whole picture.
Arrow keys move the frame, with Shift its lower right corner.</source>
        <translation>端をドラッグするか、新しい枠を描きます。ダブルクリックで画像全体を選びます。
矢印キーで枠を、Shiftを押しながらで右下の角を動かします。</translation>
    </message>
</context>
<context>
    <name>irodori::DisplayColours</name>
    <message>
        <source>The profile of this monitor is not one for monitors.</source>
        <translation>このモニターのプロファイルはモニター用ではありません。</translation>
    </message>
    <message>
        <source>The profile of this monitor is too large.</source>
        <translation>このモニターのプロファイルは大きすぎます。</translation>
    </message>
    <message>
        <source>The profile of this monitor is damaged.</source>
        <translation>このモニターのプロファイルは壊れています。</translation>
    </message>
    <message>
        <source>Its colours are shown as on an sRGB monitor.</source>
        <translation>色は sRGB モニターとして表示されます。</translation>
    </message>
    <message>
        <source>No profile is known for this monitor.</source>
        <translation>このモニターのプロファイルは見つかりません。</translation>
    </message>
    <message>
        <source>Profile of this monitor: %1</source>
        <translation>このモニターのプロファイル：%1</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>名前なし</translation>
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
    <message>
        <source>&amp;Depth:</source>
        <translation>ビット深度(&amp;D):</translation>
    </message>
    <message>
        <source>Estimating the file size…</source>
        <translation>ファイルサイズを見積もり中…</translation>
    </message>
    <message>
        <source>Display P3 (for recent screens)</source>
        <translation>Display P3（新しいディスプレイ用）</translation>
    </message>
    <message>
        <source>Same as the photo (%1 bit)</source>
        <translation>写真と同じ（%1ビット）</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8ビット</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16ビット</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>画質</translation>
    </message>
    <message>
        <source>How much of the picture the file keeps: less makes it smaller</source>
        <translation>ファイルに残す画像情報の量。低くするとファイルが小さくなります</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>長辺</translation>
    </message>
    <message>
        <source>The middle of the picture at 100 %, as the file will hold it</source>
        <translation>画像の中央部分を100%で表示（書き出されるファイルと同じ画質）</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3 bit</source>
        <translation>%1 × %2 px、%3ビット</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>約%1</translation>
    </message>
    <message>
        <source>File size unknown</source>
        <translation>ファイルサイズは不明です</translation>
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
        <translation>%1枚失敗</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Let all photos that failed wait again</source>
        <translation>失敗した写真をすべて待機中に戻します</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>一覧をコピー</translation>
    </message>
    <message>
        <source>Photos that failed</source>
        <translation>失敗した写真</translation>
    </message>
</context>
<context>
    <name>irodori::FindingsDialog</name>
    <message>
        <source>%1. Your files are never changed or deleted; what cannot be used is left out.</source>
        <translation>%1。ファイルが変更されたり削除されたりすることはありません。使えない画像は学習から除外されます。</translation>
    </message>
</context>
<context>
    <name>irodori::FindingsModel</name>
    <message>
        <source>%1, at %2 s</source>
        <translation>%1（%2秒の位置）</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Author, licence, source</source>
        <translation>作者、ライセンス、出典</translation>
    </message>
</context>
<context>
    <name>irodori::FoldSection</name>
    <message>
        <source>Click to fold or unfold “%1”</source>
        <translation>クリックして「%1」を折りたたみ／展開</translation>
    </message>
</context>
<context>
    <name>irodori::GuideWindow</name>
    <message>
        <source>User Guide</source>
        <translation>ユーザーガイド</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>ガイドを検索</translation>
    </message>
    <message>
        <source>Search the guide (%1)</source>
        <translation>ガイドを検索（%1）</translation>
    </message>
    <message>
        <source>No chapter holds these words. Try fewer or others.</source>
        <translation>これらの語を含む章はありません。語を減らすか、変えてみてください。</translation>
    </message>
</context>
<context>
    <name>irodori::HistoryCard</name>
    <message>
        <source>Compared as %1</source>
        <translation>%1として比較中</translation>
    </message>
    <message>
        <source>Exported: %1, %2</source>
        <translation>書き出し: %1、%2</translation>
    </message>
    <message>
        <source>Pinned: %1, %2</source>
        <translation>ピン留め: %1、%2</translation>
    </message>
    <message>
        <source>Click to go back to it, Ctrl + click to compare, Delete to remove.</source>
        <translation>クリックでこの状態に戻り、Ctrl+クリックで比較、Deleteキーで削除します。</translation>
    </message>
    <message>
        <source>Go Back to This State</source>
        <translation>この状態に戻る</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Compare No More</source>
        <translation>比較をやめる</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>フォルダーを表示</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>irodori::HistoryStrip</name>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Pin this state (Ctrl+B)</source>
        <translation>この状態をピン留め (Ctrl+B)</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>比較を終了</translation>
    </message>
    <message>
        <source>Every export is kept here with all its settings, and every state that you pin with Ctrl+B. Click one to go back to it, or compare any two.</source>
        <translation>書き出した画像とその設定、Ctrl+Bでピン留めした状態は、すべてここに残ります。クリックするとその状態に戻り、任意の2つを比較することもできます。</translation>
    </message>
</context>
<context>
    <name>irodori::LibraryDetails</name>
    <message>
        <source>%1 · comes with Irodori</source>
        <translation>%1 · Irodoriに付属</translation>
    </message>
    <message>
        <source>Paint with it in the Studio (Enter)</source>
        <translation>スタジオでこれを使って描く (Enter)</translation>
    </message>
    <message>
        <source>There is nothing to paint with yet</source>
        <translation>まだ描画に使えるものがありません</translation>
    </message>
    <message>
        <source>Select something to see where it comes from and what may be done with it.</source>
        <translation>項目を選ぶと、その出典と利用条件が表示されます。</translation>
    </message>
    <message>
        <source>Use in Studio</source>
        <translation>スタジオで使う</translation>
    </message>
    <message>
        <source>Show in Training</source>
        <translation>学習で表示</translation>
    </message>
    <message>
        <source>No longer a favourite</source>
        <translation>お気に入りから外す</translation>
    </message>
    <message>
        <source>Make it a favourite</source>
        <translation>お気に入りに追加</translation>
    </message>
    <message>
        <source>It comes with Irodori and stays as it is</source>
        <translation>Irodoriに付属のもので、変更できません</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Rename… (F2)</source>
        <translation>名前を変更… (F2)</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>渡す</translation>
    </message>
    <message>
        <source>Give to others…</source>
        <translation>ほかの人に渡す…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>保存先のフォルダーで表示</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <source>Stop the training first</source>
        <translation>先に学習を停止してください</translation>
    </message>
    <message>
        <source>Move to the trash (Del)</source>
        <translation>ゴミ箱に移動 (Del)</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Show it in the Studio again</source>
        <translation>スタジオに再び表示</translation>
    </message>
    <message>
        <source>Hide it in the Studio</source>
        <translation>スタジオで隠す</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Make a copy of your own</source>
        <translation>自分用の複製を作る</translation>
    </message>
</context>
<context>
    <name>irodori::LibraryPage</name>
    <message>
        <source>Shelves</source>
        <translation>カテゴリー</translation>
    </message>
    <message>
        <source>Search names, authors, licences</source>
        <translation>名前、作者、ライセンスを検索</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>読み込み…</translation>
    </message>
    <message>
        <source>Models, presets and pictures from files; or drop them here</source>
        <translation>ファイルからモデル、プリセット、画像を読み込みます。ここにドロップすることもできます</translation>
    </message>
    <message>
        <source>What is on the shelf</source>
        <translation>このカテゴリーの内容</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Nothing here is called “%1”</source>
        <translation>「%1」に一致する項目はありません</translation>
    </message>
    <message>
        <source>Look for another word, or on another shelf.</source>
        <translation>別の語で検索するか、別のカテゴリーを探してください。</translation>
    </message>
    <message>
        <source>No presets yet</source>
        <translation>プリセットはまだありません</translation>
    </message>
    <message>
        <source>Save settings and styles that you like in the Studio, or drop the preset of somebody else here.</source>
        <translation>気に入った設定とスタイルをスタジオで保存するか、ほかの人のプリセットをここにドロップしてください。</translation>
    </message>
    <message>
        <source>No style packs yet</source>
        <translation>スタイルパックはまだありません</translation>
    </message>
    <message>
        <source>Models that carry their styles stand here: train one, or drop a file that you were given.</source>
        <translation>スタイルを内蔵したモデルがここに並びます。自分で学習させるか、受け取ったファイルをドロップしてください。</translation>
    </message>
    <message>
        <source>Nothing was trained yet</source>
        <translation>学習記録はまだありません</translation>
    </message>
    <message>
        <source>What you train on the Training tab stands here with its samples, scores and models.</source>
        <translation>「学習」タブで学習させたものが、サンプル、スコア、モデルとともにここに並びます。</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>まだ何もありません</translation>
    </message>
    <message>
        <source>Drop models, presets and pictures here.</source>
        <translation>モデル、プリセット、画像をここにドロップしてください。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>読み込み</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>&amp;Use in Studio</source>
        <translation>スタジオで使う(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Show in Training</source>
        <translation>学習で表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>Show in Its &amp;Folder</source>
        <translation>保存先のフォルダーで表示(&amp;F)</translation>
    </message>
    <message>
        <source>Move to &amp;Trash</source>
        <translation>ゴミ箱に移動(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>複製(&amp;D)</translation>
    </message>
    <message>
        <source>S&amp;how in the Studio</source>
        <translation>スタジオに表示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Hide in the Studio</source>
        <translation>スタジオで隠す(&amp;H)</translation>
    </message>
</context>
<context>
    <name>irodori::LibraryShelves</name>
    <message>
        <source>models: %1</source>
        <translation>モデル%1個</translation>
    </message>
    <message>
        <source>presets: %1</source>
        <translation>プリセット%1個</translation>
    </message>
    <message>
        <source>pictures: %1</source>
        <translation>画像%1枚</translation>
    </message>
    <message>
        <source>Imported – %1.</source>
        <translation>読み込みました: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>「%1」をゴミ箱に移動しました。</translation>
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
        <translation>値はまだありません</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
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
    <message>
        <source>A style is being trained</source>
        <translation>スタイルを学習中</translation>
    </message>
    <message>
        <source>&amp;Studio</source>
        <translation>スタジオ(&amp;S)</translation>
    </message>
    <message>
        <source>T&amp;raining</source>
        <translation>学習(&amp;R)</translation>
    </message>
    <message>
        <source>User &amp;Guide</source>
        <translation>ユーザーガイド(&amp;G)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Training…</source>
        <translation>学習中…</translation>
    </message>
    <message>
        <source>Nothing is being trained</source>
        <translation>実行中の学習はありません</translation>
    </message>
    <message>
        <source>&amp;Batch</source>
        <translation>バッチ(&amp;B)</translation>
    </message>
    <message>
        <source>Librar&amp;y</source>
        <translation>ライブラリ(&amp;Y)</translation>
    </message>
    <message>
        <source>A batch is being painted</source>
        <translation>バッチを描画中</translation>
    </message>
    <message>
        <source>Save as &amp;Preset…</source>
        <translation>プリセットとして保存(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Result Only</source>
        <translation>結果のみ(&amp;R)</translation>
    </message>
    <message>
        <source>Side &amp;by Side</source>
        <translation>並べて表示(&amp;B)</translation>
    </message>
    <message>
        <source>Four Stren&amp;gths</source>
        <translation>4段階の強さ(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>履歴(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Pin This State</source>
        <translation>この状態をピン留め(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation>ルーペ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Navigator</source>
        <translation>ナビゲーター(&amp;N)</translation>
    </message>
    <message>
        <source>Second &amp;Window</source>
        <translation>2つ目のウィンドウ(&amp;W)</translation>
    </message>
    <message>
        <source>Show the &amp;Tour</source>
        <translation>ツアーを表示(&amp;T)</translation>
    </message>
    <message>
        <source>Drag this handle into another program or folder. With the keyboard: copy the result and paste it there.</source>
        <translation>このハンドルをほかのアプリやフォルダーにドラッグします。キーボードでは、結果をコピーして貼り付けます。</translation>
    </message>
    <message>
        <source>Painting a batch…</source>
        <translation>バッチを描画中…</translation>
    </message>
    <message>
        <source>No batch is being painted</source>
        <translation>実行中のバッチはありません</translation>
    </message>
    <message>
        <source>Finding the subject…</source>
        <translation>被写体を検出中…</translation>
    </message>
    <message>
        <source>The interface has its new size from the next start on.</source>
        <translation>インターフェイスの新しいサイズは、次回の起動時から適用されます。</translation>
    </message>
    <message>
        <source>Restart Now</source>
        <translation>今すぐ再起動</translation>
    </message>
    <message>
        <source>Begin with a photo</source>
        <translation>まずは写真を1枚</translation>
    </message>
    <message>
        <source>Drop one here, paste it from the clipboard, or open it with %1.</source>
        <translation>ここにドロップするか、クリップボードから貼り付けるか、%1で開いてください。</translation>
    </message>
    <message>
        <source>Pick a style</source>
        <translation>スタイルを選ぶ</translation>
    </message>
    <message>
        <source>Choose one of the cards, or drop a picture whose style you like onto this side. Several styles mix.</source>
        <translation>カードを1つ選ぶか、好みのスタイルの画像をこちら側にドロップしてください。複数のスタイルは混ざり合います。</translation>
    </message>
    <message>
        <source>Make it yours</source>
        <translation>自分好みに仕上げる</translation>
    </message>
    <message>
        <source>The picture is repainted while you move a slider. A double click on a name brings its default back, and everything can be undone.</source>
        <translation>スライダーを動かすと、その場で画像が描き直されます。名前をダブルクリックすると既定値に戻り、どの操作も元に戻せます。</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>作品を書き出す</translation>
    </message>
    <message>
        <source>Export writes the picture at full size. The Help menu has a guide, all keyboard shortcuts and this tour.</source>
        <translation>「書き出し」で画像を原寸で保存します。「ヘルプ」メニューには、ガイド、キーボードショートカット一覧、このツアーがあります。</translation>
    </message>
    <message>
        <source>A batch is being painted. Photos that are not done wait for the next start. Quit?</source>
        <translation>バッチを描画中です。未完了の写真は次回の起動まで待機します。終了しますか？</translation>
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
    <name>irodori::NewRunPanel</name>
    <message>
        <source>Photos</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Style pictures</source>
        <translation>スタイル画像</translation>
    </message>
    <message>
        <source>What is painted while training: any photos do</source>
        <translation>学習中に描く練習に使う写真。どんな写真でもかまいません</translation>
    </message>
    <message>
        <source>Drop a folder of photos here, a hundred or more. Clips do, too.</source>
        <translation>写真のフォルダーをここにドロップしてください（100枚以上を推奨）。動画クリップも使えます。</translation>
    </message>
    <message>
        <source>Pictures whose style is to be learnt</source>
        <translation>スタイルを学習させたい画像</translation>
    </message>
    <message>
        <source>Drop a folder of pictures in one style here: 30 at least, better 200 or more.</source>
        <translation>同じスタイルの画像のフォルダーをここにドロップしてください（最低30枚、できれば200枚以上）。</translation>
    </message>
    <message>
        <source>Use the part around faces</source>
        <translation>顔の周辺を使う</translation>
    </message>
    <message>
        <source>Where faces are found, only the part around them is trained on: portraits gain, landscapes lose</source>
        <translation>顔が見つかった画像では、その周辺だけを学習に使います。人物は良くなりますが、風景は苦手になります</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>これらの画像を除外する</translation>
    </message>
    <message>
        <source>I have the authors’ permission</source>
        <translation>作者の許可を得ている</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>What the style and its model are called</source>
        <translation>スタイルとそのモデルの名前</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Noted in the model, may stay empty</source>
        <translation>モデルに記録されます。空欄でもかまいません</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>How thoroughly the style is learnt. Times are for two processor cores; more are faster.</source>
        <translation>スタイルをどこまで丁寧に学習するかを選びます。時間は2コアのプロセッサーでの目安で、コアが多いほど速くなります。</translation>
    </message>
    <message>
        <source>Start Training</source>
        <translation>学習を開始</translation>
    </message>
    <message>
        <source>Folder of Photos</source>
        <translation>写真のフォルダー</translation>
    </message>
    <message>
        <source>Folder of Style Pictures</source>
        <translation>スタイル画像のフォルダー</translation>
    </message>
    <message>
        <source>Quick – about 10 minutes</source>
        <translation>クイック（約10分）</translation>
    </message>
    <message>
        <source>Standard – about an hour</source>
        <translation>標準（約1時間）</translation>
    </message>
    <message>
        <source>Full – several hours</source>
        <translation>フル（数時間）</translation>
    </message>
    <message>
        <source>Expert – your own settings</source>
        <translation>エキスパート（自分で設定）</translation>
    </message>
    <message>
        <source>The authors of some pictures forbid training with them (%1). What shall be done?</source>
        <translation>作者が学習への使用を禁じている画像があります（%1枚）。どうしますか？</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Choose photos to practise on.</source>
        <translation>練習に使う写真を選んでください。</translation>
    </message>
    <message>
        <source>Choose pictures whose style you like.</source>
        <translation>好みのスタイルの画像を選んでください。</translation>
    </message>
    <message>
        <source>Looking through the pictures: %1 %.</source>
        <translation>画像を確認中: %1%</translation>
    </message>
    <message>
        <source>Answer the question about pictures whose authors forbid training.</source>
        <translation>作者が学習への使用を禁じている画像をどう扱うか選んでください。</translation>
    </message>
    <message>
        <source>Give the style a name.</source>
        <translation>スタイルに名前を付けてください。</translation>
    </message>
</context>
<context>
    <name>irodori::PackShelf</name>
    <message>
        <source>“%1” of the style pack “%2”: paint like this</source>
        <translation>スタイルパック「%2」の「%1」: このスタイルで描く</translation>
    </message>
    <message>
        <source>Taken from: %1</source>
        <translation>出典: %1</translation>
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
    <name>irodori::PictureNavigator</name>
    <message>
        <source>Navigator</source>
        <translation>ナビゲーター</translation>
    </message>
    <message>
        <source>Drag to move around in the picture</source>
        <translation>ドラッグすると画像内を移動します</translation>
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
    <name>irodori::PresetCard</name>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
</context>
<context>
    <name>irodori::PresetCollection</name>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>「%1」をゴミ箱に移動しました。</translation>
    </message>
    <message>
        <source>“%1” is written; give the file to whomever you like.</source>
        <translation>「%1」を保存しました。このファイルは自由に人に渡せます。</translation>
    </message>
</context>
<context>
    <name>irodori::PresetDialog</name>
    <message>
        <source>With the &amp;styles in use</source>
        <translation>使用中のスタイルを含める(&amp;S)</translation>
    </message>
    <message>
        <source>Save Preset</source>
        <translation>プリセットの保存</translation>
    </message>
    <message>
        <source>Shown to those to whom you give the preset</source>
        <translation>プリセットを渡した相手に表示されます</translation>
    </message>
    <message>
        <source>Without them, the preset is a look that goes with any style</source>
        <translation>含めない場合、どのスタイルにも合わせられる設定だけのプリセットになります</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>&amp;Author:</source>
        <translation>作者(&amp;A):</translation>
    </message>
    <message>
        <source>Give Preset to Others</source>
        <translation>プリセットを渡す</translation>
    </message>
    <message>
        <source>Irodori presets (*%1)</source>
        <translation>Irodoriプリセット (*%1)</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前:</translation>
    </message>
</context>
<context>
    <name>irodori::PresetShelf</name>
    <message>
        <source>Presets</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Save settings and styles as a preset</source>
        <translation>設定とスタイルをプリセットとして保存します</translation>
    </message>
    <message>
        <source>Search presets</source>
        <translation>プリセットを検索</translation>
    </message>
    <message>
        <source>Save settings and styles that you like: one click brings them to the next photo.</source>
        <translation>気に入った設定とスタイルを保存しておけば、ワンクリックで次の写真に適用できます。</translation>
    </message>
    <message>
        <source>“%1”: apply its settings and styles</source>
        <translation>「%1」: この設定とスタイルを適用</translation>
    </message>
    <message>
        <source>No Longer a &amp;Favourite</source>
        <translation>お気に入りから外す(&amp;F)</translation>
    </message>
    <message>
        <source>Make It a &amp;Favourite</source>
        <translation>お気に入りに追加(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Give to Others…</source>
        <translation>ほかの人に渡す(&amp;G)…</translation>
    </message>
    <message>
        <source>Move to &amp;Trash</source>
        <translation>ゴミ箱に移動(&amp;T)</translation>
    </message>
    <message>
        <source>Rename Preset</source>
        <translation>プリセットの名前を変更</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>複製(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隠す(&amp;H)</translation>
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
    <message>
        <source>%1
Click to choose the part whose style is taken</source>
        <translation>%1
クリックして、スタイルを取り出す部分を選びます</translation>
    </message>
    <message>
        <source>Crop %1</source>
        <translation>%1を切り抜く</translation>
    </message>
</context>
<context>
    <name>irodori::RegionPanel</name>
    <message>
        <source>Paint over the picture where the style should go. The right button erases.</source>
        <translation>スタイルを適用する部分を画像の上で塗ります。右ボタンで消せます。</translation>
    </message>
    <message>
        <source>Nothing stands out in this photo. Paint a mask instead.</source>
        <translation>この写真には際立った被写体がありません。代わりにマスクを描いてください。</translation>
    </message>
    <message>
        <source>Looking for the subject…</source>
        <translation>被写体を検出中…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>被写体</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>手描き</translation>
    </message>
    <message>
        <source>Where the style goes</source>
        <translation>スタイルを適用する範囲</translation>
    </message>
    <message>
        <source>The whole picture in the style</source>
        <translation>画像全体にスタイルを適用</translation>
    </message>
    <message>
        <source>Only people, or what stands in front, found by itself</source>
        <translation>自動検出した人物や手前のものだけ</translation>
    </message>
    <message>
        <source>Only what is behind the subject</source>
        <translation>被写体の背後だけ</translation>
    </message>
    <message>
        <source>Only where you paint</source>
        <translation>塗った部分だけ</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>境界のぼかし</translation>
    </message>
    <message>
        <source>How softly the region ends</source>
        <translation>範囲の境界をぼかす度合い</translation>
    </message>
    <message>
        <source>Paint on the mask</source>
        <translation>マスクに描き足す</translation>
    </message>
    <message>
        <source>Erase from the mask</source>
        <translation>マスクから消す</translation>
    </message>
    <message>
        <source>Smaller mask brush</source>
        <translation>マスクブラシを小さく</translation>
    </message>
    <message>
        <source>Larger mask brush</source>
        <translation>マスクブラシを大きく</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>描く</translation>
    </message>
    <message>
        <source>Paint where the style should go</source>
        <translation>スタイルを適用する部分を塗ります</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Erase what is painted</source>
        <translation>塗った部分を消します</translation>
    </message>
    <message>
        <source>Begin with the subject that is found by itself</source>
        <translation>自動検出した被写体から始めます</translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation>マスクを反転</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>マスクを消去</translation>
    </message>
    <message>
        <source>Show the mask over the picture while painting</source>
        <translation>描いている間、画像の上にマスクを表示します</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>ブラシ</translation>
    </message>
    <message>
        <source>Diameter of the mask brush, of the photo’s long side</source>
        <translation>マスクブラシの直径（写真の長辺に対する割合）</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬さ</translation>
    </message>
    <message>
        <source>How sharply the brush ends</source>
        <translation>ブラシの縁の鋭さ</translation>
    </message>
    <message>
        <source>Rest of the picture</source>
        <translation>画像の残りの部分</translation>
    </message>
    <message>
        <source>stays as it is. Drop a picture here to paint it in another style.</source>
        <translation>元のまま残ります。別のスタイルで描くには、ここに画像をドロップしてください。</translation>
    </message>
    <message>
        <source>Style…</source>
        <translation>スタイル…</translation>
    </message>
    <message>
        <source>Open a picture for the rest</source>
        <translation>残りの部分用の画像を開きます</translation>
    </message>
</context>
<context>
    <name>irodori::ReportDialog</name>
    <message>
        <source>References</source>
        <translation>参照画像</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>ペア数</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>In the folder itself</source>
        <translation>フォルダー直下</translation>
    </message>
    <message>
        <source>Report – %1</source>
        <translation>レポート – %1</translation>
    </message>
    <message>
        <source>Measured on photos and references that were held out of the training. ↓ lower is better, ↑ higher is better; compare with other runs on the same pictures.</source>
        <translation>学習に使わずに取り分けた写真と参照画像で測定した値です。↓は低いほど、↑は高いほど良好です。同じ画像を使ったほかの学習記録と比べてください。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>スコア</translation>
    </message>
</context>
<context>
    <name>irodori::ResultDragButton</name>
    <message>
        <source>Drag the result from here into another program or folder</source>
        <translation>ここから結果をほかのアプリやフォルダーへドラッグ</translation>
    </message>
</context>
<context>
    <name>irodori::RunBar</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Begin to train</source>
        <translation>学習を開始します</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>追加学習…</translation>
    </message>
    <message>
        <source>Train on with more steps</source>
        <translation>ステップを増やして学習を続けます</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Free the processor at once; nothing is lost</source>
        <translation>すぐにプロセッサーを解放します。進捗は失われません</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Go on where it stood</source>
        <translation>中断したところから続けます</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>ステップ %1/%2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り%1</translation>
    </message>
    <message>
        <source>%1 pictures/s</source>
        <translation>%1枚/秒</translation>
    </message>
    <message>
        <source>trained for %1</source>
        <translation>学習時間 %1</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>How good the model is on pictures that it never saw</source>
        <translation>一度も見ていない画像に対するモデルの出来栄え</translation>
    </message>
    <message>
        <source>Comes with the end of the training</source>
        <translation>学習が終わると作成されます</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save and end; it can be resumed</source>
        <translation>保存して終了します。後で再開できます</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Save the model as it is now, without interrupting the training</source>
        <translation>学習を中断せずに、現時点のモデルを保存します</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Use in Studio</source>
        <translation>スタジオで使う</translation>
    </message>
    <message>
        <source>Paint with the model as it is now</source>
        <translation>現時点のモデルで描きます</translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation>学習の進捗</translation>
    </message>
</context>
<context>
    <name>irodori::RunList</name>
    <message>
        <source>%1 · step %2 of %3</source>
        <translation>%1 · ステップ %2/%3</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>画像%1枚</translation>
    </message>
    <message>
        <source>style %1</source>
        <translation>スタイル距離 %1</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Stop the training first</source>
        <translation>先に学習を停止してください</translation>
    </message>
    <message>
        <source>Runs appear here once you have started one, with their curves, samples and models. Nothing is ever lost by closing the window.</source>
        <translation>学習を始めると、その記録が曲線、サンプル、モデルとともにここに表示されます。ウィンドウを閉じても何も失われません。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>学習記録</translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>追加学習…</translation>
    </message>
    <message>
        <source>Continue with more steps</source>
        <translation>ステップを増やして学習を続けます</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Set up another run with the same pictures and settings</source>
        <translation>同じ画像と設定で新しい学習を準備します</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Draw its curves beside those of other runs</source>
        <translation>この曲線をほかの学習記録の曲線と並べて表示します</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Move to Trash…</source>
        <translation>ゴミ箱に移動…</translation>
    </message>
</context>
<context>
    <name>irodori::SampleBoard</name>
    <message>
        <source>Step %1</source>
        <translation>ステップ %1</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>The first samples appear with the first steps: photos that it never trains on, painted in your references.</source>
        <translation>学習が始まると、まもなく最初のサンプルが表示されます。学習には使わない写真を、参照画像のスタイルで描いたものです。</translation>
    </message>
    <message>
        <source>Time-lapse</source>
        <translation>タイムラプス</translation>
    </message>
    <message>
        <source>Go back in time</source>
        <translation>過去のサンプルにさかのぼる</translation>
    </message>
    <message>
        <source>Pause the time-lapse</source>
        <translation>タイムラプスを一時停止</translation>
    </message>
    <message>
        <source>Play the time-lapse</source>
        <translation>タイムラプスを再生</translation>
    </message>
</context>
<context>
    <name>irodori::SampleSheet</name>
    <message>
        <source>Photo %1</source>
        <translation>写真 %1</translation>
    </message>
    <message>
        <source>Reference %1</source>
        <translation>参照画像 %1</translation>
    </message>
    <message>
        <source>Photo %1 in the style of reference %2</source>
        <translation>参照画像 %2 のスタイルで描いた写真 %1</translation>
    </message>
    <message>
        <source>Enlarge and compare with the photo</source>
        <translation>拡大して写真と比較</translation>
    </message>
</context>
<context>
    <name>irodori::SecondWindow</name>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>The result appears here</source>
        <translation>ここに結果が表示されます</translation>
    </message>
    <message>
        <source>In Step with the Studio</source>
        <translation>スタジオと連動</translation>
    </message>
    <message>
        <source>Full Screen</source>
        <translation>フルスクリーン</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>irodori::SeedSheet</name>
    <message>
        <source>Variations</source>
        <translation>バリエーション</translation>
    </message>
    <message>
        <source>Choose a variation</source>
        <translation>バリエーションを選択</translation>
    </message>
    <message>
        <source>Eight others</source>
        <translation>別の8種類</translation>
    </message>
    <message>
        <source>Present seed</source>
        <translation>現在のシード</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>シード %1</translation>
    </message>
</context>
<context>
    <name>irodori::SettingRow</name>
    <message>
        <source>Reset “%1”</source>
        <translation>「%1」をリセット</translation>
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
    <message>
        <source>Takes effect at the next start.</source>
        <translation>次回の起動時に反映されます。</translation>
    </message>
    <message>
        <source>&amp;Reduce motion</source>
        <translation>動きを減らす(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Size of the interface:</source>
        <translation>インターフェイスのサイズ(&amp;S):</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Nothing moves by itself, such as the sweep of busy lines</source>
        <translation>処理中のバーの流れる動きなど、自動的なアニメーションを止めます</translation>
    </message>
    <message>
        <source>&amp;Colour-managed display</source>
        <translation>カラーマネジメント表示(&amp;C)</translation>
    </message>
    <message>
        <source>Shows photos and results in the colours of the monitor’s profile. Exported pictures are the same with and without.</source>
        <translation>写真と結果をモニターのプロファイルに合わせた色で表示します。書き出す画像は変わりません。</translation>
    </message>
</context>
<context>
    <name>irodori::SettingsForm</name>
    <message>
        <source>Expert settings</source>
        <translation>エキスパート設定</translation>
    </message>
    <message>
        <source>Every screw of the training. The defaults work for most styles.</source>
        <translation>学習を隅々まで調整できます。ほとんどのスタイルは既定値のままで問題ありません。</translation>
    </message>
</context>
<context>
    <name>irodori::SettingsPanel</name>
    <message>
        <source>Painting</source>
        <translation>描画</translation>
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
        <source>Colour and detail</source>
        <translation>色とディテール</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Whose colours: 100 % those of the style, 0 % those of the photo</source>
        <translation>どちらの色を使うか: 100%はスタイルの色、0%は写真の色</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>ディテール</translation>
    </message>
    <message>
        <source>How much of the photo’s fine detail is brought back</source>
        <translation>写真の細かなディテールを取り戻す度合い</translation>
    </message>
    <message>
        <source>Lines and areas</source>
        <translation>線と面</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>線画</translation>
    </message>
    <message>
        <source>How strongly lines are drawn along the edges</source>
        <translation>輪郭に沿って描く線の強さ</translation>
    </message>
    <message>
        <source>Line density</source>
        <translation>線の密度</translation>
    </message>
    <message>
        <source>0 % draws only the strongest edges, 100 % every wrinkle</source>
        <translation>0%は最も強い輪郭だけ、100%は細かなしわまで描きます</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦さ</translation>
    </message>
    <message>
        <source>Turns the photo into flat areas before it is painted, as in a cel</source>
        <translation>描画の前に、写真をセル画のような平坦な塗りに分けます</translation>
    </message>
    <message>
        <source>Variation</source>
        <translation>バリエーション</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>度合い</translation>
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
    <message>
        <source>Choose among nine variations</source>
        <translation>9種類のバリエーションから選択</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>穏やかな部分</translation>
    </message>
    <message>
        <source>How far strokes are taken out of what is plain in the photo, such as skies and walls; less shows more brushwork</source>
        <translation>空や壁など、写真の平坦な部分から筆跡を取り除く度合い。低いほど筆跡が残ります</translation>
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
    <name>irodori::SourceZone</name>
    <message>
        <source>Add to %1</source>
        <translation>%1に追加</translation>
    </message>
    <message>
        <source>Leave out “%1”</source>
        <translation>「%1」を除外</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Which pictures were found wanting, and why</source>
        <translation>問題が見つかった画像とその理由</translation>
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
        <translation>作業内容が保存されていません: %1</translation>
    </message>
    <message>
        <source>Not found any more: %1. Open them from where they are now.</source>
        <translation>見つからなくなりました: %1。現在の場所から開いてください。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Irodori did not close as it should. Your work is as you left it.</source>
        <translation>Irodoriは前回正常に終了しませんでした。作業内容はそのまま残っています。</translation>
    </message>
    <message>
        <source>Your last session cannot be restored: %1 The next save keeps it as %2.</source>
        <translation>前回のセッションを復元できません: %1 次の保存時に %2 として残します。</translation>
    </message>
</context>
<context>
    <name>irodori::StudioHistory</name>
    <message>
        <source>The photo “%1” is not where it was. Its settings and styles are applied to the photo that is open.</source>
        <translation>写真「%1」は元の場所にありません。その設定とスタイルは、現在開いている写真に適用されます。</translation>
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
    <message>
        <source>Open Style for the Rest</source>
        <translation>残りの部分のスタイルを開く</translation>
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
    <message>
        <source>The model “%1” has been trained further since: the result may look a little different.</source>
        <translation>モデル「%1」はその後さらに学習しているため、結果が少し異なる場合があります。</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Left out, because of another model: %1.</source>
        <translation>別のモデルのものなので除外しました: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The Studio paints with your model “%1” now.</source>
        <translation>スタジオは今後、あなたのモデル「%1」で描きます。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>ディテール</translation>
    </message>
    <message>
        <source>Line art</source>
        <translation>線画</translation>
    </message>
    <message>
        <source>Line density</source>
        <translation>線の密度</translation>
    </message>
    <message>
        <source>Flatness</source>
        <translation>平坦さ</translation>
    </message>
    <message>
        <source>Soft edge</source>
        <translation>境界のぼかし</translation>
    </message>
    <message>
        <source>Crop style</source>
        <translation>スタイルを切り抜き</translation>
    </message>
    <message>
        <source>Paint mask</source>
        <translation>マスクを描く</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>マスクを消去</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>マスクを反転</translation>
    </message>
    <message>
        <source>Mask from subject</source>
        <translation>被写体からマスクを作成</translation>
    </message>
    <message>
        <source>Style of the rest</source>
        <translation>残りの部分のスタイル</translation>
    </message>
    <message>
        <source>Apply preset</source>
        <translation>プリセットを適用</translation>
    </message>
    <message>
        <source>Return to a state</source>
        <translation>以前の状態に戻る</translation>
    </message>
    <message>
        <source>Nothing stands out in this photo.</source>
        <translation>この写真には際立った被写体がありません。</translation>
    </message>
    <message>
        <source>The painted mask (%1) has other proportions than the photo (%2): it is stretched to fit.</source>
        <translation>描いたマスク（%1）は写真（%2）と縦横比が異なるため、引き伸ばして合わせました。</translation>
    </message>
    <message>
        <source>The model “%1” is not here: its styles are painted with the present one and may look different.</source>
        <translation>モデル「%1」がないため、スタイルは現在のモデルで描かれます。見た目が異なる場合があります。</translation>
    </message>
    <message>
        <source>“%1” is closed. It can come back with its styles, settings and mask.</source>
        <translation>「%1」を閉じました。スタイル・設定・マスクとともに元に戻せます。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>この写真に戻す</translation>
    </message>
    <message>
        <source>At most %1 styles are mixed. Pictures left out: %2.</source>
        <translation>混ぜられるスタイルは%1個までです。使用しなかった画像: %2枚。</translation>
    </message>
    <message>
        <source>Calm areas</source>
        <translation>穏やかな部分</translation>
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
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>すべての設定をリセット</translation>
    </message>
    <message>
        <source>Styles of this model</source>
        <translation>このモデルのスタイル</translation>
    </message>
    <message>
        <source>“%1”: paint like this (Ctrl+click: mix it in; right click: more)</source>
        <translation>「%1」: このスタイルで描く（Ctrl+クリック: 混ぜる、右クリック: その他）</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Paint Like This</source>
        <translation>このスタイルで描く</translation>
    </message>
    <message>
        <source>Mix In</source>
        <translation>このスタイルを混ぜる</translation>
    </message>
    <message>
        <source>Paint the Rest of the Picture Like This</source>
        <translation>画像の残りの部分をこのスタイルで描く</translation>
    </message>
    <message>
        <source>Your own styles</source>
        <translation>自分のスタイル</translation>
    </message>
</context>
<context>
    <name>irodori::Tour</name>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Tour of the program</source>
        <translation>プログラムのツアー</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>始める</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
</context>
<context>
    <name>irodori::TrainingPage</name>
    <message>
        <source>Exported “%1”.</source>
        <translation>「%1」を書き出しました。</translation>
    </message>
    <message>
        <source>New Style</source>
        <translation>新しいスタイル</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>学習記録</translation>
    </message>
    <message>
        <source>Train a style of your own</source>
        <translation>自分だけのスタイルを学習させる</translation>
    </message>
    <message>
        <source>Drop a folder of photos here to begin. Then come pictures whose style you like; the rest goes by itself, and you watch it grow.</source>
        <translation>まず写真のフォルダーをここにドロップし、続けて好みのスタイルの画像を追加してください。あとは自動で進み、スタイルが育っていく様子を見守れます。</translation>
    </message>
    <message>
        <source>Now pictures whose style you like</source>
        <translation>次は好みのスタイルの画像です</translation>
    </message>
    <message>
        <source>Drop a folder of them here: 30 at least, better 200 or more.</source>
        <translation>画像のフォルダーをここにドロップしてください（最低30枚、できれば200枚以上）。</translation>
    </message>
    <message>
        <source>All set</source>
        <translation>準備ができました</translation>
    </message>
    <message>
        <source>Almost there</source>
        <translation>あと少しです</translation>
    </message>
    <message>
        <source>Start the training on the left. Curves and samples appear here.</source>
        <translation>左側で学習を開始してください。曲線とサンプルはここに表示されます。</translation>
    </message>
    <message>
        <source>Choose Folder…</source>
        <translation>フォルダーを選択…</translation>
    </message>
    <message>
        <source>Training goes on when you close the window; it is found again at the next start.</source>
        <translation>ウィンドウを閉じても学習は続き、次回の起動時にまた表示されます。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>「%1」: %2</translation>
    </message>
    <message>
        <source>“%1”: the training program ended unexpectedly at step %2. Nothing before its last checkpoint is lost.</source>
        <translation>「%1」: 学習プログラムがステップ %2 で予期せず終了しました。最後のチェックポイントまでの内容は失われていません。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Saved the model as “%1”.</source>
        <translation>モデルを「%1」として保存しました。</translation>
    </message>
    <message>
        <source>Use in Studio</source>
        <translation>スタジオで使う</translation>
    </message>
    <message>
        <source>Continue Training</source>
        <translation>追加学習</translation>
    </message>
    <message>
        <source>More steps for “%1”:</source>
        <translation>「%1」に追加するステップ数:</translation>
    </message>
    <message>
        <source>Move to Trash</source>
        <translation>ゴミ箱に移動</translation>
    </message>
    <message>
        <source>Move “%1” with its curves, samples and models to the trash? You can take it out of the trash again. Your photos and style pictures stay where they are.</source>
        <translation>「%1」を曲線、サンプル、モデルとともにゴミ箱に移動しますか？後でゴミ箱から元に戻せます。写真とスタイル画像は元の場所に残ります。</translation>
    </message>
    <message>
        <source>The curves of “%1” are drawn dashed beside those of any other run that you select.</source>
        <translation>ほかの学習記録を選ぶと、「%1」の曲線が破線で並んで表示されます。</translation>
    </message>
</context>
</TS>
