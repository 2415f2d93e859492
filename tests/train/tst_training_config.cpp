// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSet>
#include <QTest>

#include "train/training_config.h"

using namespace irodori;

namespace {

TrainingConfig unusualConfig() {
    TrainingConfig config;
    config.iterations = 10000000;
    config.crop = 512;
    config.lrG = 1e-7;
    config.ema = 1.0 / 3;
    config.adversarial = "hinge";
    config.start = "/home/ayu/光 \"quoted\".irodori";
    config.seed = 9007199254740991;
    config.checkpointMinutes = 0.1;
    return config;
}

/// Stands for a value of any type.
struct Anything {
    template <class T>
    operator T() const;
};

/// How many values the aggregate can be initialised with.
template <class Aggregate, class... Values>
constexpr std::size_t memberCount() {
    if constexpr (requires { Aggregate{Values{}..., Anything{}}; })
        return memberCount<Aggregate, Values..., Anything>();
    else
        return sizeof...(Values);
}

/// The first complaint, or "" where all is well.
template <class T>
QString complaintOf(const Result<T>& result) {
    return result ? QString() : QString::fromStdString(result.error().message());
}

}  // namespace

class TestTrainingConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void presetsAreValid_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("iterations");
        QTest::addRow("quick") << QByteArray("quick") << 600;
        QTest::addRow("standard") << QByteArray("standard") << 3000;
        QTest::addRow("full") << QByteArray("full") << 12000;
    }
    void presetsAreValid() {
        QFETCH(QByteArray, name);
        const auto preset = presetFromName(name.toStdString());
        QVERIFY(preset);
        QCOMPARE(QByteArray(nameOf(*preset)), name);
        QTEST(presetConfig(*preset).iterations, "iterations");
        QCOMPARE(complaintOf(validate(presetConfig(*preset))), QString());
    }

    void unknownPresetsAreRefused_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addRow("other") << QByteArray("overnight");
        QTest::addRow("capitals") << QByteArray("Quick");
        QTest::addRow("empty") << QByteArray();
    }
    void unknownPresetsAreRefused() {
        QFETCH(QByteArray, name);
        const auto preset = presetFromName(name.toStdString());
        QVERIFY(!preset);
        QCOMPARE(preset.error().code, ErrorCode::invalidArgument);
    }

    void everyKeyHasASensibleRow() {
        QSet<QByteArray> names;
        for (const auto& key : trainingKeys()) {
            const QByteArray name = key.name;
            QVERIFY2(!names.contains(name), name.constData());
            names << name;
            if (std::holds_alternative<std::string TrainingConfig::*>(key.member))
                continue;
            QVERIFY2(key.min < key.max, name.constData());
            QVERIFY2(key.initial >= key.min && key.initial <= key.max, name.constData());
            QVERIFY2(!key.logarithmic || key.min > 0, name.constData());
        }
    }

    /// A member without a row could neither be set nor would it be stored.
    void everyMemberHasARow() { QCOMPARE(trainingKeys().size(), memberCount<TrainingConfig>()); }

    void keysAreSet_data() {
        QTest::addColumn<QByteArray>("assignment");
        QTest::addColumn<QByteArray>("stored");  // a part of the JSON
        const auto row = [](const char* assignment, const char* stored) {
            QTest::addRow("%s", assignment) << QByteArray(assignment) << QByteArray(stored);
        };
        row("iterations=1", R"("iterations": 1,)");
        row("iterations=10000000", R"("iterations": 10000000,)");
        row("batch=256", R"("batch": 256,)");
        row("crop=64", R"("crop": 64,)");
        row("lr_g=1e-2", R"("lr_g": 0.01,)");
        row("ema=0", R"("ema": 0.0,)");
        row("seed=9007199254740991", R"("seed": 9007199254740991,)");
        row("adversarial=mse", R"("adversarial": "mse",)");
        row("activation=relu", R"("activation": "relu",)");
        row("start=my model=2.irodori", R"("start": "my model=2.irodori",)");
    }
    void keysAreSet() {
        QFETCH(QByteArray, assignment);
        QFETCH(QByteArray, stored);
        TrainingConfig config;
        QCOMPARE(complaintOf(setKey(config, assignment.toStdString())), QString());
        const auto json = QByteArray::fromStdString(toJson(config));
        QVERIFY2(json.contains(stored), json.constData());
    }

    void absurdValuesAreRefused_data() {
        QTest::addColumn<QByteArray>("assignment");
        QTest::addColumn<QByteArray>("named");  // the key …
        QTest::addColumn<QByteArray>("range");  // … and what is allowed
        const auto row = [](const char* assignment, const char* named, const char* range) {
            QTest::addRow("%s", assignment)
                << QByteArray(assignment) << QByteArray(named) << QByteArray(range);
        };
        row("lr_g=10", "lr_g", "between 1e-07 and 0.01");
        row("lr_d=0", "lr_d", "between 1e-07 and 0.01");
        row("batch=10000", "batch", "between 1 and 256");
        row("batch=0", "batch", "between 1 and 256");
        row("batch=-4", "batch", "between 1 and 256");
        row("batch=1.5", "batch", "without decimals");
        row("iterations=99999999999999999999", "iterations", "between 1 and 10000000");
        row("crop=170", "crop", "in steps of 8");
        row("crop=1024", "crop", "between 64 and 512");
        row("ema=1", "ema", "between 0 and 0.99999");
        row("w_style=nan", "w_style", "between 0 and 50");
        row("w_style=inf", "w_style", "between 0 and 50");
        row("w_style=1e999", "w_style", "a number");
        row("w_style=", "w_style", "a number");
        row("w_style=7 ", "w_style", "a number");
        row("w_style=0x7", "w_style", "a number");
        row("w_style=7,5", "w_style", "a number");
        row("adversarial=wgan", "adversarial", "cross-entropy, mse, hinge");
        row("activation=gelu", "activation", "leaky_relu_0.2, leaky_relu_0.1, relu");
        row("start=", "start", "text");
        row("rate=1", "rate", "no such");
        row("=1", "", "no such");
        row("batch", "batch", "key=value");
    }
    void absurdValuesAreRefused() {
        QFETCH(QByteArray, assignment);
        QFETCH(QByteArray, named);
        QFETCH(QByteArray, range);
        TrainingConfig config;
        const auto set = setKey(config, assignment.toStdString());
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::invalidArgument);
        QCOMPARE(QByteArray::fromStdString(set.error().subject), named);
        QVERIFY2(set.error().detail.find(range.toStdString()) != std::string::npos,
                 set.error().detail.c_str());
        QVERIFY(config == TrainingConfig());
    }

    void impossibleTogether_data() {
        QTest::addColumn<QList<QByteArray>>("assignments");
        QTest::addColumn<QByteArray>("named");  // empty: possible
        const auto row = [](const char* name, QList<QByteArray> assignments, const char* named) {
            QTest::addRow("%s", name) << assignments << QByteArray(named);
        };
        row("warm-up ends in time", {"iterations=100", "warmup=99"}, "");
        row("warm-up is the whole run", {"iterations=100", "warmup=100"}, "warmup");
        row("a single step", {"iterations=1"}, "");
        row("own network", {"start=nothing", "base_channels=16", "activation=relu"}, "");
        row("broader base model", {"base_channels=64"}, "start");
        row("deeper base model", {"trunk_layers=6"}, "start");
        row("base model of another activation", {"activation=relu"}, "start");
    }
    void impossibleTogether() {
        QFETCH(QList<QByteArray>, assignments);
        QFETCH(QByteArray, named);
        TrainingConfig config;
        for (const auto& assignment : assignments)
            QCOMPARE(complaintOf(setKey(config, assignment.toStdString())), QString());
        const auto ok = validate(config);
        QCOMPARE(ok.has_value(), named.isEmpty());
        if (!ok)
            QCOMPARE(QByteArray::fromStdString(ok.error().subject), named);
    }

    void membersOutOfRangeAreFound() {
        TrainingConfig config;
        config.batch = 10000;
        QCOMPARE(complaintOf(validate(config)),
                 QStringLiteral("batch: must lie between 1 and 256, without decimals; "
                                "10000 does not"));
        config = {};
        config.seed = ~0ULL;
        QVERIFY(!validate(config));
        config = {};
        config.precision = "fp8";
        QVERIFY(!validate(config));
    }

    void survivesJson_data() {
        QTest::addColumn<bool>("unusual");
        QTest::addRow("defaults") << false;
        QTest::addRow("unusual values") << true;
    }
    void survivesJson() {
        QFETCH(bool, unusual);
        const TrainingConfig config = unusual ? unusualConfig() : TrainingConfig();
        const auto read = trainingConfigFromJson(toJson(config));
        QCOMPARE(complaintOf(read), QString());
        QVERIFY(*read == config);
    }

    void missingKeysKeepTheirDefaults() {
        const auto read = trainingConfigFromJson(R"({"batch": 2})");
        QVERIFY(read);
        TrainingConfig expected;
        expected.batch = 2;
        QVERIFY(*read == expected);
        QVERIFY(trainingConfigFromJson("{}").value() == TrainingConfig());
    }

    void badJsonIsRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* name, const char* json, const char* named,
                            ErrorCode code = ErrorCode::invalidArgument) {
            QTest::addRow("%s", name)
                << QByteArray(json) << static_cast<int>(code) << QByteArray(named);
        };
        row("empty", "", "training settings", ErrorCode::corrupt);
        row("not JSON", "batch=2", "training settings", ErrorCode::corrupt);
        row("cut off", R"({"batch": )", "training settings", ErrorCode::corrupt);
        row("a list", "[]", "training settings", ErrorCode::corrupt);
        row("not UTF-8", "{\"start\": \"\xff\"}", "training settings", ErrorCode::corrupt);
        row("unknown key", R"({"batchsize": 2})", "batchsize");
        row("number as text", R"({"batch": "2"})", "batch");
        row("text as number", R"({"start": 2})", "start");
        row("nothing", R"({"batch": null})", "batch");
        row("decimals", R"({"batch": 2.5})", "batch");
        row("out of range", R"({"batch": 10000})", "batch");
        row("beyond every integer", R"({"batch": 18446744073709551617})", "batch");
        row("seed too large", R"({"seed": 18446744073709551615})", "seed");
        row("zero in a text", R"({"start": "a\u0000b"})", "start");
        row("impossible together", R"({"iterations": 10, "warmup": 10})", "warmup");
    }
    void badJsonIsRefused() {
        QFETCH(QByteArray, json);
        const auto read = trainingConfigFromJson(json.toStdString());
        QVERIFY(!read);
        QTEST(static_cast<int>(read.error().code), "code");
        QTEST(QByteArray::fromStdString(read.error().subject), "named");
    }
};

QTEST_APPLESS_MAIN(TestTrainingConfig)
#include "tst_training_config.moc"
