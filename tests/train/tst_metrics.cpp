// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <ctime>
#include <limits>

#include "train/metrics.h"

using namespace irodori;
namespace fs = std::filesystem;

namespace {

MetricsRow rowOf(std::int64_t step) {
    return {step, {{"d", 0.1 * static_cast<double>(step)}, {"g", 1.0 / 3}, {"g_style", -2e-300}}};
}

std::vector<MetricsRow> rowsOf(std::int64_t first, std::int64_t last) {
    std::vector<MetricsRow> rows;
    for (auto step = first; step <= last; ++step)
        rows.push_back(rowOf(step));
    return rows;
}

QByteArray linesOf(std::int64_t first, std::int64_t last) {
    QByteArray lines;
    for (const auto& row : rowsOf(first, last))
        lines += QByteArray::fromStdString(toJsonLine(row)) + '\n';
    return lines;
}

/// No file can grow beyond `bytes` while it lives: what a full disk looks like.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

}  // namespace

class TestMetrics : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    fs::path file_;

    QByteArray content(const char* name = "metrics.jsonl") const {
        QFile file(dir_->filePath(QString::fromUtf8(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    void append(const QByteArray& text) const {
        QFile file(QString::fromStdString(file_.string()));
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(text), text.size());
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        file_ = dir_->filePath(QStringLiteral("metrics.jsonl")).toStdString();
    }

    void linesAreRead_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("values");
        QTest::addRow("step alone") << QByteArray(R"({"step":0})") << 0 << 0;
        QTest::addRow("as written") << QByteArray(R"({"step":7,"d":-1.5e-3,"g":2})") << 7 << 2;
        QTest::addRow("with spaces") << QByteArray("{ \"step\" : 7 , \"g\" : 2 }\r") << 7 << 1;
        QTest::addRow("out of order") << QByteArray(R"({"g":2,"d":1,"step":7})") << 7 << 2;
        QTest::addRow("twice") << QByteArray(R"({"step":7,"g":2,"g":3})") << 7 << 1;
    }
    void linesAreRead() {
        QFETCH(QByteArray, line);
        const auto row = metricsRowFromLine(line.toStdString());
        QVERIFY(row);
        QTEST(static_cast<int>(row->step), "step");
        QTEST(static_cast<int>(row->values.size()), "values");
        QVERIFY(metricsRowFromLine(toJsonLine(*row)) == row);
    }

    void damagedLinesAreNot_data() {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* line) {
            QTest::addRow("%s", name) << QByteArray(line);
        };
        row("empty", "");
        row("braces", "{}");
        row("no step", "{\"g\":1}");
        row("negative step", "{\"step\":-1}");
        row("step with decimals", "{\"step\":1.5}");
        row("step beyond 64 bits", "{\"step\":99999999999999999999}");
        row("torn in a name", "{\"step\":1,\"g");
        row("torn in a value", "{\"step\":1,\"g\":");
        row("torn before the end", "{\"step\":1,\"g\":2");
        row("comma too many", "{\"step\":1,}");
        row("text after the end", "{\"step\":1} {");
        row("nested", "{\"step\":1,\"g\":{\"a\":1}}");
        row("a text", "{\"step\":1,\"g\":\"1\"}");
        row("null", "{\"step\":1,\"g\":null}");
        row("NaN", "{\"step\":1,\"g\":nan}");
        row("infinity", "{\"step\":1,\"g\":inf}");
        row("beyond double", "{\"step\":1,\"g\":1e999}");
        row("escapes", "{\"step\":1,\"\\u0067\":1}");
        row("zero bytes", "\0\0\0");
        row("not ASCII", "{\"step\":1,\"g\xc3\xa9\":1}");
    }
    void damagedLinesAreNot() {
        QFETCH(QByteArray, line);
        QVERIFY(!metricsRowFromLine(line.toStdString()));
    }

    void valuesThatAreNotFiniteAreLeftOut() {
        MetricsRow row = rowOf(3);
        row.values["d"] = std::numeric_limits<double>::quiet_NaN();
        row.values["g"] = -std::numeric_limits<double>::infinity();
        const auto read = metricsRowFromLine(toJsonLine(row));
        QVERIFY(read);
        QVERIFY(*read == (MetricsRow{3, {{"g_style", -2e-300}}}));
    }

    void whatIsWrittenIsRead() {
        auto writer = MetricsWriter::open(file_, -1);
        QVERIFY(writer);
        MetricsReader reader(file_);
        for (std::int64_t step = 0; step < 20; ++step) {
            QVERIFY(writer->append(rowOf(step)));
            const auto batch = reader.read();
            QVERIFY(batch);
            QVERIFY(batch->rows == rowsOf(step, step));
            QVERIFY(!batch->restarted);
        }
        QVERIFY(reader.read().value().rows.empty());
        QCOMPARE(content(), linesOf(0, 19));
    }

    void aRunGoesOn_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("lastStep");
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<QByteArray>("moved");
        const QByteArray none = "(none)";
        QTest::addRow("nothing there") << QByteArray() << 5 << QByteArray() << none;
        QTest::addRow("at the checkpoint") << linesOf(1, 5) << 5 << linesOf(1, 5) << none;
        QTest::addRow("past the checkpoint")
            << linesOf(1, 9) << 5 << linesOf(1, 5) << linesOf(6, 9);
        QTest::addRow("before it") << linesOf(1, 3) << 5 << linesOf(1, 3) << none;
        QTest::addRow("all over again") << linesOf(0, 3) << -1 << QByteArray() << linesOf(0, 3);
        QTest::addRow("torn line at the checkpoint")
            << linesOf(1, 5) + "{\"step\":6,\"g" << 5 << linesOf(1, 5) << none;
        QTest::addRow("torn line past it")
            << linesOf(1, 9) + "{\"st" << 5 << linesOf(1, 5) << linesOf(6, 9);
        QTest::addRow("a torn line alone")
            << QByteArray("{\"step\":1") << 5 << QByteArray() << none;
        QTest::addRow("garbage between")
            << linesOf(1, 5) + "\xff\n" + linesOf(6, 7) << 6
            << linesOf(1, 5) + "\xff\n" + linesOf(6, 6) << linesOf(7, 7);
    }
    void aRunGoesOn() {
        QFETCH(QByteArray, before);
        QFETCH(int, lastStep);
        append(before);
        auto writer = MetricsWriter::open(file_, lastStep);
        QVERIFY2(writer, writer ? "" : writer.error().message().c_str());
        QTEST(content(), "kept");
        QTEST(content("metrics.1.jsonl"), "moved");
        QVERIFY(writer->append(rowOf(100)));
        QVERIFY(content().endsWith(linesOf(100, 100)));
    }

    void linesSetAsideAreNeverReplaced() {
        append(linesOf(1, 9));
        QVERIFY(MetricsWriter::open(file_, 7));
        append(linesOf(8, 10));
        QVERIFY(MetricsWriter::open(file_, 5));
        QCOMPARE(content(), linesOf(1, 5));
        QCOMPARE(content("metrics.1.jsonl"), linesOf(8, 9));
        QCOMPARE(content("metrics.2.jsonl"), linesOf(6, 10));
    }

    /// A kill between the two writes of `open`: the lines are set aside and still there.
    void aKillWhileLinesMoveLosesNone() {
        append(linesOf(1, 9));
        QFile aside(dir_->filePath(QStringLiteral("metrics.1.jsonl")));
        QVERIFY(aside.open(QIODevice::WriteOnly));
        aside.write(linesOf(6, 9));
        aside.close();
        QVERIFY(MetricsWriter::open(file_, 5));
        QCOMPARE(content(), linesOf(1, 5));
        QCOMPARE(content("metrics.1.jsonl"), linesOf(6, 9));
        QCOMPARE(content("metrics.2.jsonl"), linesOf(6, 9));
    }

    void readersBeginAnew_data() {
        QTest::addColumn<int>("rewritten");  // steps after the cut when the reader looks again
        QTest::addRow("shorter") << 1;
        QTest::addRow("as long as before") << 4;
        QTest::addRow("longer") << 40;
    }
    void readersBeginAnew() {
        QFETCH(int, rewritten);
        append(linesOf(1, 9));
        MetricsReader reader(file_);
        QCOMPARE(reader.read().value().rows.size(), std::size_t(9));
        auto writer = MetricsWriter::open(file_, 5);
        QVERIFY(writer);
        for (int i = 0; i < rewritten; ++i)
            QVERIFY(writer->append(rowOf(6 + i)));
        const auto batch = reader.read();
        QVERIFY(batch);
        QVERIFY(batch->restarted);
        QVERIFY(batch->rows == rowsOf(1, 5 + rewritten));
        QVERIFY(!reader.read().value().restarted);
    }

    void readersWaitForWholeLines() {
        MetricsReader reader(file_);
        QVERIFY(reader.read().value().rows.empty());  // not there yet
        const QByteArray lines = linesOf(1, 2);
        append(lines.left(lines.size() - 5));
        QCOMPARE(reader.read().value().rows.size(), std::size_t(1));
        QVERIFY(reader.read().value().rows.empty());
        append(lines.right(5));
        QVERIFY(reader.read().value().rows == rowsOf(2, 2));
    }

    void readersSkipDamage_data() {
        QTest::addColumn<QByteArray>("damage");
        QTest::addRow("a torn line") << QByteArray("{\"step\":3,\"g\n");
        QTest::addRow("zero bytes") << QByteArray(4096, '\0') + '\n';
        QTest::addRow("empty lines") << QByteArray("\n\n\n");
        QTest::addRow("an endless line") << QByteArray(3 << 20, 'x') + '\n';
    }
    void readersSkipDamage() {
        QFETCH(QByteArray, damage);
        append(linesOf(1, 2) + damage + linesOf(3, 4));
        MetricsReader reader(file_);
        QVERIFY(reader.read().value().rows == rowsOf(1, 4));
    }

    void cannotOpen_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("code");
        QTest::addRow("missing folder")
            << QByteArray("missing/metrics.jsonl") << static_cast<int>(ErrorCode::notFound);
        QTest::addRow("a folder") << QByteArray(".") << static_cast<int>(ErrorCode::isDirectory);
    }
    void cannotOpen() {
        QFETCH(QByteArray, path);
        const auto writer =
            MetricsWriter::open(fs::path(dir_->path().toStdString()) / path.toStdString(), 0);
        QVERIFY(!writer);
        QTEST(static_cast<int>(writer.error().code), "code");
    }

    void aFullDiskLeavesWholeLines() {
        auto writer = MetricsWriter::open(file_, -1);
        QVERIFY(writer);
        QVERIFY(writer->append(rowOf(1)));
        Result<void> written;
        {
            const FileSizeLimit limit(linesOf(1, 1).size() + 10);
            written = writer->append(rowOf(2));
        }
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::diskFull);
        QCOMPARE(content(), linesOf(1, 1));
        QVERIFY(writer->append(rowOf(2)));
        QCOMPARE(content(), linesOf(1, 2));
    }

    void aHundredThousandLines() {
        MetricsRow row;
        for (int i = 0; i < 25; ++i)
            row.values["g_term_" + std::to_string(i)] = 1.0 / (i + 3);
        QByteArray lines;
        for (row.step = 0; row.step < 100000; ++row.step)
            lines += QByteArray::fromStdString(toJsonLine(row)) + '\n';
        append(lines);
        MetricsReader reader(file_);
        const std::clock_t begin = std::clock();
        const auto batch = reader.read();
        qInfo("%ld ms of processor time for %lld MiB",
              (std::clock() - begin) * 1000 / CLOCKS_PER_SEC, lines.size() >> 20);
        QVERIFY(batch);
        QCOMPARE(batch->rows.size(), std::size_t(100000));
        QCOMPARE(batch->rows.back().step, std::int64_t(99999));
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
