package id.suhu.web;

import id.suhu.core.history.Appended;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.reading.Reading;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.StoreStatus;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.status.RejectedRecord;
import id.suhu.web.live.LiveParts;
import id.suhu.web.metrics.PlantFigures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The parts of the system that the API shows. All are thread-safe.
 *
 * @param health what works and what does not; without a query to Kafka, since it is asked often
 * @param figures numbers for a monitoring system; without a query, like health
 * @param plant counts the topics; throws Kafka's exceptions
 * @param alarms the alarms that are not at rest; throws Kafka's exceptions
 * @param live the sensors as they are now
 * @param operators gives operators' commands
 * @param store the database; empty while it is not open
 * @param storeWithin how long a request waits until the database is open
 * @param storeStatus how it is doing; empty if this process does not store
 * @param importing stores readings that do not come from Kafka; returns once they are permanent
 * @param intake takes readings for Kafka
 * @param rejected returns so many of the newest rejected records; throws Kafka's exceptions
 * @param disk the disk of the data; empty if it cannot be read
 * @param clock tells which readings are in the future
 * @param retention readings older than this are not stored
 */
public record WebParts(
    Supplier<List<HealthCheck>> health,
    Supplier<PlantFigures> figures,
    Supplier<PlantStatus> plant,
    Supplier<List<OpenAlarm>> alarms,
    LiveParts live,
    OperatorDesk operators,
    Supplier<Optional<ReadingStore>> store,
    Duration storeWithin,
    Supplier<Optional<StoreStatus>> storeStatus,
    Function<List<Reading>, Appended> importing,
    ReadingIntake intake,
    IntFunction<List<RejectedRecord>> rejected,
    Supplier<Optional<DiskSpace>> disk,
    InstantSource clock,
    Duration retention) {}
