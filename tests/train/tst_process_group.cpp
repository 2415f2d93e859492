// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/process_group.h"

#include <unistd.h>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <thread>
#include <vector>

#include "base/paths.h"
#include "free_port.h"
#include "model/torch_weights.h"
#include "synthetic_packs.h"
#include "train/trainer.h"

// The program starts itself as the workers: `tst_process_group --worker JOB FOLDER`. A worker's
// exit status says whether its checks held, its error output which did not.

using namespace irodori;
using namespace std::chrono_literals;

namespace {

constexpr int kWorkers = 2;
constexpr WorkerPatience kShortPatience{.join = 60s, .answer = 3s};
constexpr int kTestTimeout = 60000;  // ms, of a busy machine

// ---------------------------------------------------------------------------------- the workers

void require(bool condition, const char* what) {
    if (!condition)
        throw std::runtime_error(std::string("violated: ") + what);
}

/// Values differ in every place and worker; their mean over the workers is that of rank 0.5.
torch::Tensor pattern(at::IntArrayRef shape, double rank, torch::Dtype type = torch::kFloat) {
    const auto options = torch::TensorOptions().dtype(torch::kDouble);
    const auto count = c10::multiply_integers(shape);
    return (torch::arange(count, options) + 100 * rank).reshape(shape).to(type);
}

std::vector<torch::Tensor> patterns(double rank) {
    constexpr std::int64_t kMoreThanOneMessage = 2'500'000;
    return {pattern({3, 5}, rank),
            pattern({2, 4, 3, 3}, rank).contiguous(at::MemoryFormat::ChannelsLast),
            pattern({7}, rank, torch::kDouble),
            pattern({}, rank),
            pattern({4, 6}, rank).t(),
            pattern({kMoreThanOneMessage}, rank).set_requires_grad(true),
            pattern({2}, rank)};
}

bool equal(const std::vector<torch::Tensor>& a, const std::vector<torch::Tensor>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!torch::equal(a[i], b[i]))
            return false;
    return a.size() == b.size();
}

void exchange(ProcessGroup& workers, const std::string&) {
    require(workers.size() == kWorkers, "number of workers");
    auto tensors = patterns(workers.rank());
    workers.average(tensors);
    require(equal(tensors, patterns(0.5)), "means");

    const auto withIntegers = [](double rank) {
        auto all = patterns(rank);
        all.push_back(pattern({5}, rank, torch::kLong));
        all.push_back(pattern({5}, rank, torch::kByte));
        return all;
    };
    tensors = withIntegers(workers.rank());
    workers.broadcast(tensors);
    require(equal(tensors, withIntegers(0)), "values of the first worker");
    workers.average({});
}

void loseWorker(ProcessGroup& workers, const std::function<void()>& vanish) {
    auto tensor = torch::ones({4});
    workers.average({tensor});
    if (workers.rank() == 1)
        vanish();
    try {
        workers.average({tensor});
    } catch (const std::runtime_error& error) {
        require(std::string(error.what()).starts_with("no answer from the other workers: "),
                error.what());
        return;
    }
    require(false, "a lost worker is noticed");
}

void loseDeadWorker(ProcessGroup& workers, const std::string&) {
    loseWorker(workers, [] { ::_exit(0); });
}

void loseSilentWorker(ProcessGroup& workers, const std::string&) {
    // Until it is ended with the first worker.
    loseWorker(workers,
               [] { std::this_thread::sleep_for(std::chrono::milliseconds(kTestTimeout)); });
}

/// A small training on the packs in a folder.
class Training {
public:
    explicit Training(const std::filesystem::path& folder)
        : photos_(PackedPictures::open(folder / "photos.pack").value()),
          styles_(PackedPictures::open(folder / "styles.pack").value()) {
        const auto file = SafeTensors::load(resourceDir() / "models/percept.safetensors");
        nn::loadParameters(*perceptual_, "", toTorch(file.value()));
    }

    /// What the trainer holds after its first step.
    [[nodiscard]] TrainerState stateAfterStep(int batch, ProcessGroup* workers,
                                              MetricsRow& row) const {
        TrainingConfig config;
        config.batch = batch;
        config.crop = 64;
        config.baseChannels = 8;
        config.trunkLayers = 1;
        config.precision = "fp32";
        config.ramp = 0;
        config.augmentStrength = 0.5;
        config.r1 = 1;
        TrainingMaterials materials;
        materials.photos = &photos_;
        materials.styles = &styles_;
        materials.perceptual = perceptual_;
        materials.targets = {ContentTarget::cel};
        materials.workers = workers;
        const Architecture architecture{.baseChannels = config.baseChannels,
                                        .trunkLayers = config.trunkLayers};
        // Workers take the first one's networks.
        const auto seed = static_cast<std::uint64_t>(workers ? workers->rank() : 0);
        Trainer trainer(config, Networks::make(architecture, seed), materials);
        row = trainer.step();
        return trainer.state();
    }

private:
    PackedPictures photos_;
    PackedPictures styles_;
    nn::PerceptualNetwork perceptual_;
};

bool isOf(const std::string& name, const char* prefix) {
    return name.starts_with(prefix);
}

/// Adam's first moments after one step are the mean gradients, clipped and halved. Sums in another
/// order differ in the last digits: 1e-3 of the largest gradient of a tensor.
void compareGradients(const TrainerState& parallel, const TrainerState& single) {
    constexpr double kTolerance = 1e-3;
    int compared = 0;
    for (const auto& [name, gradient] : single.tensors) {
        if (!isOf(name, "adam_g.m.") && !isOf(name, "adam_d.m."))
            continue;
        const double scale = gradient.abs().max().item<double>() + 1e-9;
        const double difference = (gradient - parallel.tensors.at(name)).abs().max().item<double>();
        require(difference <= kTolerance * scale, name.c_str());
        ++compared;
    }
    require(compared > 50, "gradients of all networks");
}

/// Adam's first step has the size of the rate wherever there is a gradient, so that the sign of the
/// smallest ones decides: compared is the mean over each tensor, to 2 % of the rate.
void compareNetworks(const TrainerState& parallel, const TrainerState& single) {
    constexpr double kTolerance = 0.02 * 2e-4;
    for (const auto& [name, weights] : single.tensors) {
        if (isOf(name, "adam_"))
            continue;
        const double difference = (weights - parallel.tensors.at(name)).abs().mean().item<double>();
        require(difference <= kTolerance, name.c_str());
    }
}

void compareMetrics(const MetricsRow& parallel, const MetricsRow& single) {
    for (const auto& [name, value] : single.values) {
        // Of this machine; and a quotient that lives on tiny differences.
        if (name == "data_share" || name == "r_v")
            continue;
        require(std::abs(parallel.values.at(name) - value) <= 1e-3 * std::abs(value) + 1e-5,
                name.c_str());
    }
}

void train(ProcessGroup& workers, const std::string& folder) {
    const Training training(folder);
    MetricsRow parallelRow;
    const auto parallel = training.stateAfterStep(/*batch=*/2, &workers, parallelRow);
    std::vector<torch::Tensor> ours;
    for (const auto& [name, tensor] : parallel.tensors)
        ours.push_back(tensor.clone());
    workers.broadcast(ours);
    std::size_t i = 0;
    for (const auto& [name, tensor] : parallel.tensors)
        require(torch::equal(tensor, ours[i++]), "all workers hold the same");

    if (workers.rank() == 0) {
        MetricsRow singleRow;
        const auto single = training.stateAfterStep(/*batch=*/2 * kWorkers, nullptr, singleRow);
        compareGradients(parallel, single);
        compareNetworks(parallel, single);
        compareMetrics(parallelRow, singleRow);
    }
}

using Job = void (*)(ProcessGroup&, const std::string& folder);
const std::map<std::string, Job> kJobs{{"exchange", exchange},
                                       {"lose-dead", loseDeadWorker},
                                       {"lose-silent", loseSilentWorker},
                                       {"train", train}};

int runWorker(const std::string& job, const std::string& folder) {
    try {
        at::set_num_threads(1);
        const bool losesOne = job.starts_with("lose");
        const auto workers = joinProcessGroup(losesOne ? kShortPatience : WorkerPatience());
        require(workers && *workers, workers ? "more than one" : workers.error().message().c_str());
        kJobs.at(job)(**workers, folder);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

// --------------------------------------------------------------------------------- the test side

const QStringList kVariables{QStringLiteral("MASTER_ADDR"),
                             QStringLiteral("MASTER_PORT"),
                             QStringLiteral("RANK"),
                             QStringLiteral("WORLD_SIZE"),
                             QStringLiteral("SLURM_PROCID"),
                             QStringLiteral("SLURM_NTASKS"),
                             QStringLiteral("OMPI_COMM_WORLD_RANK"),
                             QStringLiteral("OMPI_COMM_WORLD_SIZE")};

using Variables = QMap<QString, QString>;

Variables variables(std::initializer_list<std::pair<const char*, const char*>> pairs) {
    Variables all;
    for (const auto& [name, value] : pairs)
        all[QString::fromLatin1(name)] = QString::fromLatin1(value);
    return all;
}

}  // namespace

class TestProcessGroup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void exchanges_data();
    void exchanges();
    void noticesLostWorker_data();
    void noticesLostWorker();
    void trainsLikeOneProcess();
    void isNoGroup_data();
    void isNoGroup();
    void refuses_data();
    void refuses();
    void givesUpWaiting_data();
    void givesUpWaiting();

private:
    /// Runs a job on two workers; their error output and exit status where one is not 0.
    QString runWorkers(const QString& job, const char* rankName = "RANK",
                       const char* sizeName = "WORLD_SIZE");
    QTemporaryDir folder_;
};

void TestProcessGroup::init() {
    for (const QString& name : kVariables)
        qunsetenv(name.toLatin1().constData());
}

QString TestProcessGroup::runWorkers(const QString& job, const char* rankName,
                                     const char* sizeName) {
    const int port = test::freePort();
    std::vector<std::unique_ptr<QProcess>> workers;
    for (int rank = 0; rank < kWorkers; ++rank) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MASTER_ADDR"), QStringLiteral("127.0.0.1"));
        environment.insert(QStringLiteral("MASTER_PORT"), QString::number(port));
        environment.insert(QString::fromLatin1(rankName), QString::number(rank));
        environment.insert(QString::fromLatin1(sizeName), QString::number(kWorkers));
        auto& worker = *workers.emplace_back(std::make_unique<QProcess>());
        worker.setProcessEnvironment(environment);
        worker.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--worker"), job, folder_.path()});
    }
    QString complaints;
    for (const auto& worker : workers) {
        if (!worker->waitForFinished(kTestTimeout)) {
            complaints += QStringLiteral("still running; ");
        } else if (worker->exitStatus() != QProcess::NormalExit || worker->exitCode() != 0) {
            complaints += QString::fromUtf8(worker->readAllStandardError()) + u"; ";
        }
        if (job == u"lose-silent")
            break;  // the other one is the one that is silent
    }
    for (const auto& worker : workers) {
        worker->kill();
        worker->waitForFinished();
    }
    return complaints;
}

void TestProcessGroup::exchanges_data() {
    QTest::addColumn<QByteArray>("rankName");
    QTest::addColumn<QByteArray>("sizeName");
    QTest::newRow("torchrun") << QByteArray("RANK") << QByteArray("WORLD_SIZE");
    QTest::newRow("Slurm") << QByteArray("SLURM_PROCID") << QByteArray("SLURM_NTASKS");
    QTest::newRow("Open MPI") << QByteArray("OMPI_COMM_WORLD_RANK")
                              << QByteArray("OMPI_COMM_WORLD_SIZE");
}

void TestProcessGroup::exchanges() {
    QFETCH(QByteArray, rankName);
    QFETCH(QByteArray, sizeName);
    QCOMPARE(runWorkers(QStringLiteral("exchange"), rankName.constData(), sizeName.constData()),
             QString());
}

void TestProcessGroup::noticesLostWorker_data() {
    QTest::addColumn<QString>("job");
    QTest::newRow("that died") << QStringLiteral("lose-dead");
    QTest::newRow("that does not answer") << QStringLiteral("lose-silent");
}

void TestProcessGroup::noticesLostWorker() {
    QFETCH(QString, job);
    QCOMPARE(runWorkers(job), QString());
}

void TestProcessGroup::trainsLikeOneProcess() {
    const std::filesystem::path folder = folder_.path().toStdString();
    QVERIFY(test::syntheticPack(folder / "photos.pack", 8, false));
    QVERIFY(test::syntheticPack(folder / "styles.pack", 12, true));
    QCOMPARE(runWorkers(QStringLiteral("train")), QString());
}

void TestProcessGroup::isNoGroup_data() {
    QTest::addColumn<Variables>("environment");
    QTest::newRow("nothing set") << Variables();
    QTest::newRow("one worker") << variables({{"WORLD_SIZE", "1"}, {"RANK", "0"}});
    QTest::newRow("a job of Slurm's without a first worker")
        << variables({{"SLURM_NTASKS", "8"}, {"SLURM_PROCID", "0"}});
    QTest::newRow("one task of Slurm's")
        << variables({{"SLURM_NTASKS", "1"}, {"SLURM_PROCID", "0"}, {"MASTER_ADDR", "localhost"}});
    QTest::newRow("a first worker alone") << variables({{"MASTER_ADDR", "localhost"}});
}

void TestProcessGroup::isNoGroup() {
    QFETCH(Variables, environment);
    for (auto item = environment.cbegin(); item != environment.cend(); ++item)
        qputenv(item.key().toLatin1().constData(), item.value().toLatin1());
    const auto workers = joinProcessGroup();
    QVERIFY2(workers.has_value(), workers ? "" : workers.error().message().c_str());
    QVERIFY(*workers == nullptr);
}

void TestProcessGroup::refuses_data() {
    QTest::addColumn<Variables>("change");
    QTest::addColumn<QString>("subject");
    QTest::newRow("a size that is no number")
        << variables({{"WORLD_SIZE", "two"}}) << QStringLiteral("WORLD_SIZE");
    QTest::newRow("a size with something after it")
        << variables({{"WORLD_SIZE", "2;"}}) << QStringLiteral("WORLD_SIZE");
    QTest::newRow("no workers") << variables({{"WORLD_SIZE", "0"}}) << QStringLiteral("WORLD_SIZE");
    QTest::newRow("no rank") << variables({{"RANK", ""}}) << QStringLiteral("RANK");
    QTest::newRow("a rank too many") << variables({{"RANK", "2"}}) << QStringLiteral("RANK");
    QTest::newRow("a negative rank") << variables({{"RANK", "-1"}}) << QStringLiteral("RANK");
    QTest::newRow("a port beyond all")
        << variables({{"MASTER_PORT", "70000"}}) << QStringLiteral("MASTER_PORT");
    QTest::newRow("no first worker")
        << variables({{"MASTER_ADDR", ""}}) << QStringLiteral("MASTER_ADDR");
}

void TestProcessGroup::refuses() {
    QFETCH(Variables, change);
    QFETCH(QString, subject);
    auto environment = variables({{"MASTER_ADDR", "127.0.0.1"},
                                  {"MASTER_PORT", "29500"},
                                  {"RANK", "1"},
                                  {"WORLD_SIZE", "2"}});
    environment.insert(change);
    for (auto item = environment.cbegin(); item != environment.cend(); ++item)
        qputenv(item.key().toLatin1().constData(), item.value().toLatin1());
    const auto workers = joinProcessGroup();
    QVERIFY(!workers);
    QCOMPARE(workers.error().code, ErrorCode::invalidArgument);
    QCOMPARE(QString::fromStdString(workers.error().subject), subject);
}

void TestProcessGroup::givesUpWaiting_data() {
    QTest::addColumn<QByteArray>("rank");
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("for the others") << QByteArray("0") << QByteArray("127.0.0.1");
    QTest::newRow("for the first worker") << QByteArray("1") << QByteArray("127.0.0.1");
    QTest::newRow("for a machine that does not exist")
        << QByteArray("1") << QByteArray("no-such-machine.invalid");
}

void TestProcessGroup::givesUpWaiting() {
    QFETCH(QByteArray, rank);
    QFETCH(QByteArray, address);
    qputenv("MASTER_ADDR", address);
    qputenv("MASTER_PORT", QByteArray::number(test::freePort()));
    qputenv("RANK", rank);
    qputenv("WORLD_SIZE", "2");
    const auto workers = joinProcessGroup({.join = 1s, .answer = 1s});
    QVERIFY(!workers);
    QCOMPARE(workers.error().code, ErrorCode::device);
    QVERIFY(!workers.error().message().empty());
}

int main(int argc, char** argv) {
    if (argc == 4 && std::string(argv[1]) == "--worker")
        return runWorker(argv[2], argv[3]);
    const QCoreApplication application(argc, argv);
    TestProcessGroup test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_process_group.moc"
