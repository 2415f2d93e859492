// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "train/evaluation.h"
#include "train/model_export.h"

using namespace irodori;

namespace fs = std::filesystem;
using Change = std::function<void(EvaluationRequest&)>;
Q_DECLARE_METATYPE(Change)

class TestEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scoresFolders();
    void isTheSameEveryTime();
    void collectionsDoNotDependOnOthers();
    void leavesUnreadablePicturesOut();
    void scoresAList();
    void refuses_data();
    void refuses();
    void canBeCancelled();

private:
    fs::path path(const char* name) const { return fs::path(dir_.path().toStdString()) / name; }
    EvaluationRequest request() const;

    QTemporaryDir dir_;
};

namespace {

/// A picture of waves, different for each number.
void writePicture(const fs::path& file, int number) {
    QImage image(96, 80, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const auto wave = [&](int colour) {
                return static_cast<int>(127 + 60 * std::sin(0.1 * x * (1 + number % 5) + colour)
                                        + 60 * std::cos(0.07 * y * (1 + number % 3) + number));
            };
            image.setPixel(x, y, qRgb(wave(0), wave(1), wave(2)));
        }
    fs::create_directories(file.parent_path());
    if (!image.save(QString::fromStdString(file.string())))
        qFatal("cannot write %s", file.c_str());
}

}  // namespace

void TestEvaluation::initTestCase() {
    torch::set_num_threads(1);
    // The pack that scoring works on goes where this test can look.
    QVERIFY(QDir().mkpath(dir_.filePath(QStringLiteral("scratch"))));
    qputenv("TMPDIR", dir_.filePath(QStringLiteral("scratch")).toUtf8());
    for (int i = 0; i < 2; ++i) {
        writePicture(path("photos") / (std::to_string(i) + ".png"), i);
        writePicture(path("styles/ink") / (std::to_string(i) + ".png"), 10 + i);
        writePicture(path("styles/oil/late") / (std::to_string(i) + ".png"), 20 + i);
    }
    writePicture(path("styles/single.png"), 30);
    fs::create_directories(path("empty"));
    ModelCard card;
    card.name = "Small";
    card.license = "CC0-1.0";
    card.architecture = {.baseChannels = 4, .trunkLayers = 1, .codeWidth = 8, .noiseWidth = 4};
    QVERIFY(exportModel(path("model.irodori"), card, Networks::make(card.architecture, 1), {}));
}

EvaluationRequest TestEvaluation::request() const {
    EvaluationRequest request;
    request.model = path("model.irodori");
    request.photos = {path("photos")};
    request.styles = {path("styles")};
    request.side = 64;
    request.pairsPerStyle = 1;
    request.threads = 1;
    return request;
}

void TestEvaluation::scoresFolders() {
    double last = 0;
    const JobHooks hooks{{},
                         [&last](double fraction) {
                             QVERIFY(fraction >= last && fraction <= 1);
                             last = fraction;
                         },
                         [](const std::string& message) { QFAIL(message.c_str()); }};
    const auto report = evaluate(request(), hooks);
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(last, 1.0);
    QCOMPARE(report->model, std::string("Small"));
    QCOMPARE(report->all.pairs, 5);
    QCOMPARE(report->collections.size(), std::size_t{3});
    QCOMPARE(report->collections.at("ink").pairs, 2);
    QCOMPARE(report->collections.at("oil/late").pairs, 2);
    const auto& single = report->collections.at("styles");  // directly inside: the folder's name
    QCOMPARE(single.pairs, 1);
    QVERIFY(std::isnan(single.kid));
    QVERIFY(std::isfinite(report->all.kid));
    QVERIFY(report->all.style > 0 && report->all.content > 0);
    QVERIFY2(QDir(dir_.filePath(QStringLiteral("scratch"))).isEmpty(), "something is left there");
}

void TestEvaluation::isTheSameEveryTime() {
    const auto first = evaluate(request());
    const auto second = evaluate(request());
    QVERIFY(first && second);
    QVERIFY(first->all == second->all);
    auto fewer = request();
    fewer.maxStyles = 1;
    const auto few = evaluate(fewer);
    QVERIFY(few);
    QCOMPARE(few->all.pairs, 3);  // of each collection one
}

void TestEvaluation::collectionsDoNotDependOnOthers() {
    auto together = request();
    together.maxStyles = 1;
    auto alone = together;
    alone.styles = {path("styles/oil/late")};
    const auto one = evaluate(alone);
    const auto all = evaluate(together);
    QVERIFY(one && all);
    QCOMPARE(one->all.style, all->collections.at("oil/late").style);
    QCOMPARE(one->all.content, all->collections.at("oil/late").content);
}

void TestEvaluation::leavesUnreadablePicturesOut() {
    QFile broken(QString::fromStdString(path("photos/broken.png").string()));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("\x89PNG\r\n\x1a\n and nothing more");
    broken.close();
    std::vector<std::string> notices;
    const auto report = evaluate(
        request(), {{}, {}, [&](const std::string& message) { notices.push_back(message); }});
    QVERIFY(broken.remove());
    QVERIFY(report);
    QCOMPARE(report->all.pairs, 5);
    QCOMPARE(notices.size(), std::size_t{1});
    QVERIFY2(notices[0].find("broken.png") != std::string::npos, notices[0].c_str());
}

void TestEvaluation::scoresAList() {
    auto listed = request();
    listed.photos.clear();
    listed.styles.clear();
    listed.data = path("");
    listed.list = TestList{"",
                           {"photos/1.png", "photos/0.png"},
                           {{"styles/ink/0.png", "ink"},
                            {"styles/oil/late/1.png", "oil"},
                            {"styles/single.png", "oil"}}};
    const auto report = evaluate(listed);
    QVERIFY2(report, report ? "" : report.error().message().c_str());
    QCOMPARE(report->all.pairs, 6);
    QCOMPARE(report->photos, 2);
    QCOMPARE(report->references, 3);
    QCOMPARE(report->collections.size(), std::size_t{2});
    QCOMPARE(report->collections.at("oil").pairs, 4);
    QVERIFY(report->all.probes.untouched);
    listed.every = 2;
    QCOMPARE(evaluate(listed)->all.pairs, 3);

    std::vector<std::string> notices;
    listed.list->photos.push_back("photos/gone.png");
    const auto partial =
        evaluate(listed, {{}, {}, [&](const std::string& message) { notices.push_back(message); }});
    QVERIFY(partial);
    QCOMPARE(notices.size(), std::size_t{1});
    QVERIFY2(notices[0].find("gone.png") != std::string::npos, notices[0].c_str());
}

void TestEvaluation::refuses_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, ErrorCode code, Change change) {
        QTest::newRow(name) << std::move(change) << static_cast<int>(code);
    };
    row("no such model", ErrorCode::notFound, [this](auto& r) { r.model = path("no.irodori"); });
    row("a picture as the model", ErrorCode::corrupt,
        [this](auto& r) { r.model = path("photos/0.png"); });
    row("no such folder", ErrorCode::notFound, [this](auto& r) { r.photos = {path("no")}; });
    row("an empty folder", ErrorCode::notFound, [this](auto& r) { r.styles = {path("empty")}; });
    row("a model as the photo", ErrorCode::unsupported,
        [this](auto& r) { r.photos = {path("model.irodori")}; });
    const TestList list{"", {"photos/0.png"}, {{"styles/single.png", "all"}}};
    row("pictures that are elsewhere", ErrorCode::unreadable, [list, this](auto& r) {
        r.list = list;
        r.data = path("empty");
    });
    row("each pair but none", ErrorCode::invalidArgument, [list, this](auto& r) {
        r.list = list;
        r.data = path("");
        r.every = 0;
    });
    row("no second opinion", ErrorCode::notFound,
        [this](auto& r) { r.secondOpinion = path("no.safetensors"); });
    row("a model as the second opinion", ErrorCode::corrupt,
        [this](auto& r) { r.secondOpinion = path("model.irodori"); });
    row("no photos", ErrorCode::invalidArgument, [](auto& r) { r.photos.clear(); });
    row("no styles", ErrorCode::invalidArgument, [](auto& r) { r.styles.clear(); });
    row("a tiny side", ErrorCode::invalidArgument, [](auto& r) { r.side = 8; });
    row("a huge side", ErrorCode::invalidArgument, [](auto& r) { r.side = 1 << 20; });
    row("no pairs", ErrorCode::invalidArgument, [](auto& r) { r.pairsPerStyle = 0; });
    row("fewer than no photos", ErrorCode::invalidArgument, [](auto& r) { r.maxPhotos = -1; });
}

void TestEvaluation::refuses() {
    QFETCH(Change, change);
    QFETCH(int, code);
    auto wrong = request();
    change(wrong);
    const auto report = evaluate(wrong);
    QVERIFY(!report);
    QVERIFY2(static_cast<int>(report.error().code) == code, report.error().message().c_str());
    QVERIFY(!report.error().message().empty());
}

void TestEvaluation::canBeCancelled() {
    for (const double at : {0.02, 0.3}) {
        std::stop_source source;
        const JobHooks hooks{source.get_token(),
                             [&](double fraction) {
                                 if (fraction >= at)
                                     source.request_stop();
                             },
                             {}};
        const auto report = evaluate(request(), hooks);
        QVERIFY(!report);
        QCOMPARE(static_cast<int>(report.error().code), static_cast<int>(ErrorCode::cancelled));
    }
}

QTEST_APPLESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
