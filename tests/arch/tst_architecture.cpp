// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "rules.h"

using namespace Qt::StringLiterals;

class TestArchitecture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesHold() {
        const QDir project(QStringLiteral(TEST_DATA_DIR "/../.."));
        QStringList sources{u"dev"_s, u".ci/run"_s, u"CMakeLists.txt"_s};
        for (const char* folder :
             {"app", "cmake", "core", "packaging", "resources", "tests", "translations", "ui"}) {
            QDirIterator files(project.filePath(QLatin1StringView(folder)), QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext())
                sources << project.relativeFilePath(files.next());
        }
        QStringList violations;
        int checked = 0;
        for (const QString& path : std::as_const(sources)) {
            if (!isSource(path))
                continue;
            QFile file(project.filePath(path));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            violations << violationsIn(path, QString::fromUtf8(file.readAll()));
            ++checked;
        }
        QVERIFY2(checked > 50, "the sources were not found");
        QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
    }

    // The rules themselves: each must be able to fail.
    void planted_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("complaint");  // empty: allowed
        const auto row = [](const char* name, const char* path, const char* line,
                            const char* complaint) {
            QTest::addRow("%s", name) << QString::fromUtf8(path) << QString::fromUtf8(line)
                                      << QString::fromUtf8(complaint);
        };
        row("torch in ui", "ui/studio/a.cpp", "#include <torch/torch.h>", "know nothing");
        row("ATen in app", "app/main.cpp", "#include <ATen/ATen.h>", "know nothing");
        row("c10 in ui", "ui/a.h", "  #  include \"c10/util/Exception.h\"", "know nothing");
        row("OpenCV in ui", "ui/a.cpp", "#include <opencv2/core.hpp>", "know nothing");
        row("networks in app", "app/cli/a.cpp", "#include \"nn/generator.h\"", "through style/");
        row("command line in ui", "ui/a.cpp", "#include \"cli/console.h\"", "does not know app");
        row("Qt in core", "core/base/a.cpp", "#include <QString>", "without Qt");
        row("Qt module in core", "core/base/a.cpp", "#include <QtCore/QString>", "without Qt");
        row("upwards in core", "core/imaging/a.cpp", "#include \"style/style_engine.h\"",
            "stands below");
        row("base uses model", "core/base/a.h", "#include \"model/model_file.h\"", "stands below");
        row("core uses widgets", "core/style/a.cpp", "#include \"widgets/theme.h\"", "its fronts");
        row("OpenCV in nn", "core/nn/a.cpp", "#include <opencv2/core.hpp>", "LibTorch alone");
        row("oneDNN in nn", "core/nn/a.cpp", "#include <oneapi/dnnl/dnnl.hpp>", "LibTorch alone");
        row("spdlog in nn", "core/nn/a.cpp", "#include <spdlog/spdlog.h>", "LibTorch alone");
        row("Result in nn", "core/nn/a.cpp", "#include \"base/result.h\"", "noise alone");
        row("bare QCustomPlot", "ui/plot/a.cpp", "#include <qcustomplot.h>", "wrapper");
        row("QCustomPlot in a header", "ui/plot/a.h", "#include \"plot/qcustomplot_wrapper.h\"",
            ".cpp files");
        row("signals", "ui/a.h", "signals:", "Q_SIGNALS");
        row("slots", "ui/a.h", "private slots:", "Q_SIGNALS");
        row("emit", "ui/a.cpp", "    emit changed();", "Q_SIGNALS");
        row("foreach", "ui/a.cpp", "    foreach (auto a, b)", "Q_SIGNALS");

        row("torch in core", "core/nn/a.cpp", "#include <torch/torch.h>", "");
        row("noise in nn", "core/nn/a.cpp", "#include \"base/noise.h\"", "");
        row("downwards in core", "core/style/a.cpp", "#include \"imaging/image.h\"", "");
        row("the own folder", "core/style/a.cpp", "#include \"style/executor.h\"", "");
        row("OpenCV in imaging", "core/imaging/a.cpp", "#include <opencv2/core.hpp>", "");
        row("core in ui", "ui/a.cpp", "#include \"style/style_engine.h\"", "");
        row("Q_SIGNALS", "ui/a.h", "Q_SIGNALS:", "");
        row("a variable called signals", "app/cli/a.cpp", "    sigset_t signals;", "");
    }
    void planted() {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(QString, complaint);
        const QString text =
            u"// SPDX-License-Identifier: GPL-3.0-or-later\n#pragma once\n"_s + line + u'\n';
        const QStringList found = violationsIn(path, text);
        if (complaint.isEmpty()) {
            QCOMPARE(found, QStringList());
            return;
        }
        QCOMPARE(found.size(), 1);
        QVERIFY2(found[0].startsWith(path + u":3: "_s), qPrintable(found[0]));
        QVERIFY2(found[0].contains(complaint), qPrintable(found[0]));
    }

    void headLinesAreRequired() {
        QCOMPARE(violationsIn(u"core/base/a.cpp"_s, u"int a;\n"_s),
                 QStringList{u"core/base/a.cpp:1: no SPDX line"_s});
        QCOMPARE(violationsIn(u"CMakeLists.txt"_s, u"project(a)\n"_s),
                 QStringList{u"CMakeLists.txt:1: no SPDX line"_s});
        QCOMPARE(violationsIn(u"core/base/a.h"_s,
                              u"// SPDX-License-Identifier: GPL-3.0-or-later\nint a;\n"_s),
                 QStringList{u"core/base/a.h:1: no #pragma once"_s});
        QCOMPARE(
            violationsIn(u"dev"_s, u"#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n"_s),
            QStringList());
    }
};

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
