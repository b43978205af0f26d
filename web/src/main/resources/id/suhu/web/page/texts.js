// The texts of the page, in Indonesian and English.

const texts = {
  id: {
    skip: "Ke isi", plant: "Pabrik", alarms: "Alarm", system: "Sistem", mute: "Bunyi: hidup", muted: "Bunyi: mati", locked: "Bunyi: klik untuk mengizinkan", light: "Terang", dark: "Gelap",
    muteTitle: "Bunyi untuk alarm baru", themeTitle: "Tampilan terang atau gelap", languageTitle: "English",
    search: "Cari sensor atau mesin", all: "Semua", inAlarm: "Alarm", near: "Dekat batas", doubtful: "Diragukan", sensors: "Sensor", machines: "Mesin",
    shown: "{0} dari {1} sensor", shownMachines: "{0} mesin", filter: "Saring", show: "Tampilkan",
    loading: "Memuat…", noSensors: "Belum ada sensor. Kirim pembacaan ke topik sensor-suhu:", noMatch: "Tidak ada sensor yang cocok.",
    toLimit: "{0} °C lagi ke {1}", overLimit: "{0} °C di atas {1}", underLimit: "{0} °C di bawah {1}", noLimit: "tanpa batas",
    stale: "Tidak mengirim", bad: "Nilai tak masuk akal", unjudged: "Belum dinilai", good: "Baik", clock: "jam meragukan", ago: "{0} yang lalu", sensorsOf: "{0} sensor",
    unacknowledged: "belum diakui", acknowledged: "diakui", returned: "sudah kembali", latched: "terkunci", now: "Sekarang", atEvent: "saat kejadian {0}", works: "baik", broker: "Kafka",
    active_unacknowledged: "Aktif, belum diakui", active_acknowledged: "Aktif, diakui", returned_unacknowledged: "Kembali, belum diakui",
    latched_unacknowledged: "Terkunci, belum diakui", latched_acknowledged: "Terkunci, diakui", normal: "Normal", shelved: "Ditunda", out_of_service: "Tidak dipakai",
    critical: "Kritis", high: "Tinggi", medium: "Sedang", low: "Rendah",
    lostFeed: "Sambungan ke Suhu terputus sejak {0}. Nilai di halaman ini LAMA.", connecting: "Menyambung ke Suhu…",
    engineNot: "Mesin alarm tidak berjalan ({0}): alarm terlambat atau tidak datang.", late: "Alarm terlambat: pembacaan {0} sensor menunggu sampai {1}.",
    kafkaAway: "Kafka tidak menjawab sejak {0}. Nilai di halaman ini LAMA.",
    starting: "sedang mulai", running: "berjalan", restarting: "mulai ulang", closed: "berhenti",
    active: "Aktif", journal: "Jurnal", severity: "Tingkat", raised: "Naik", sensor: "Sensor", machine: "Mesin", message: "Keterangan", value: "Nilai", limit: "Batas", state: "Keadaan", actions: "Tindakan", 
    acknowledge: "Akui", shelve: "Tunda", unshelve: "Akhiri tunda", reset: "Reset", outOfService: "Keluarkan", inService: "Pakai lagi",
    acknowledgeOf: "Akui {0} alarm", shelveOf: "Tunda {0} alarm", unshelveOf: "Akhiri tunda {0} alarm", resetOf: "Reset {0} alarm", outOfServiceOf: "Keluarkan {0} alarm", inServiceOf: "Pakai lagi {0} alarm",
    user: "Nama Anda", comment: "Catatan", reason: "Alasan", duration: "Selama", cancel: "Batal", selected: "{0} dipilih", select: "Pilih {0}", selectAll: "Pilih semua",
    noAlarms: "Tidak ada alarm.", done: "{0} dijalankan.", refused: "Ditolak: {0}", unanswered: "Mesin alarm belum menjawab: {0}", failed: "Gagal: {0}",
    minutes: "{0} menit", hours: "{0} jam", aside: "Ditunda atau dikeluarkan", by: "oleh {0}", until: "sampai {0}",
    event: "Kejadian", timeOf: "Waktu", operator: "Operator", more: "Hanya {0} kejadian terbaru ditampilkan.", noEvents: "Tidak ada kejadian dalam rentang ini.", last: "Terakhir",
    e_raised: "Naik", e_escalated: "Memburuk", e_deescalated: "Mereda", e_cleared: "Selesai", e_stale: "Tidak mengirim", e_fresh: "Mengirim lagi", e_late_excursion: "Lewat batas (terlambat)", e_clock_set_back: "Jam mundur",
    e_acknowledged: "Diakui", e_reset: "Direset", e_shelved: "Ditunda", e_unshelved: "Tunda berakhir", e_out_of_service: "Dikeluarkan", e_in_service: "Dipakai lagi", e_refused: "Perintah ditolak", e_rule_changed: "Aturan berubah", e_state_lost: "Keadaan hilang",
    live: "Langsung", earlier: "Lebih awal", later: "Lebih akhir", zoomHint: "Seret di grafik untuk memperbesar, klik dua kali untuk kembali.", export: "Ekspor", statistics: "Statistik", readings: "Pembacaan", minimum: "Terendah", mean: "Rata-rata", maximum: "Tertinggi", lateReadings: "Terlambat", eventTime: "Waktu pembacaan",
    unknownSensor: "Sensor {0} tidak dikenal.", noReadings: "Tidak ada pembacaan dalam rentang ini.", temperature: "Suhu", currentAlarms: "Alarm sensor ini",
    r300: "5 menit", r3600: "1 jam", r28800: "8 jam", r86400: "1 hari", r604800: "7 hari", r2592000: "30 hari", r31536000: "1 tahun",
    perSecond: "Pembacaan per detik", engine: "Mesin alarm", health: "Kesehatan", store: "Penyimpanan", stored: "Tersimpan", duplicates: "Ganda", rejected: "Ditolak", missed: "Terlewat", lag: "Tertinggal", received: "Diterima", disk: "Sisa cakram", lasts: "cukup untuk {0}", rejectedNewest: "Pembacaan terakhir yang ditolak", samples: "Isi", partition: "Partisi", activeAlarms: "Alarm aktif", knownSensors: "Sensor", lateSensors: "Sensor terlambat", noneRejected: "Tidak ada yang ditolak.",
    x_too_large: "terlalu besar", x_malformed: "bukan JSON", x_missing_temperature: "tanpa suhu", x_not_a_number: "suhu bukan angka", x_non_finite: "suhu tak hingga", x_missing_sensor: "tanpa sensor", x_bad_sensor: "id sensor salah", x_duplicate_member: "anggota ganda", x_bad_unit: "satuan salah", x_impossible: "suhu mustahil", x_too_old: "terlalu lama", x_too_many_sensors: "terlalu banyak sensor",
    newAlarm: "Alarm baru: {0}",
  },
  en: {
    skip: "To the content", plant: "Plant", alarms: "Alarms", system: "System", mute: "Sound: on", muted: "Sound: off", locked: "Sound: click to allow", light: "Light", dark: "Dark",
    muteTitle: "Sound for new alarms", themeTitle: "Light or dark display", languageTitle: "Bahasa Indonesia",
    search: "Find a sensor or machine", all: "All", inAlarm: "In alarm", near: "Near a limit", doubtful: "Doubtful", sensors: "Sensors", machines: "Machines",
    shown: "{0} of {1} sensors", shownMachines: "{0} machines", filter: "Filter", show: "Show",
    loading: "Loading…", noSensors: "No sensor yet. Send a reading to the topic sensor-suhu:", noMatch: "No sensor matches.",
    toLimit: "{0} °C to {1}", overLimit: "{0} °C above {1}", underLimit: "{0} °C below {1}", noLimit: "no limit",
    stale: "Not sending", bad: "Implausible value", unjudged: "Not judged yet", good: "Good", clock: "doubtful clock", ago: "{0} ago", sensorsOf: "{0} sensors",
    unacknowledged: "not acknowledged", acknowledged: "acknowledged", returned: "has returned", latched: "latched", now: "Now", atEvent: "at the event {0}", works: "good", broker: "Kafka",
    active_unacknowledged: "Active, unacknowledged", active_acknowledged: "Active, acknowledged", returned_unacknowledged: "Returned, unacknowledged",
    latched_unacknowledged: "Latched, unacknowledged", latched_acknowledged: "Latched, acknowledged", normal: "Normal", shelved: "Shelved", out_of_service: "Out of service",
    critical: "Critical", high: "High", medium: "Medium", low: "Low",
    lostFeed: "The connection to Suhu is lost since {0}. The values on this page are OLD.", connecting: "Connecting to Suhu…",
    engineNot: "The alarm engine is not running ({0}): alarms are late or do not come.", late: "Alarms are late: readings of {0} sensors wait up to {1}.",
    kafkaAway: "Kafka has not answered since {0}. The values on this page are OLD.",
    starting: "starting", running: "running", restarting: "restarting", closed: "stopped",
    active: "Active", journal: "Journal", severity: "Severity", raised: "Raised", sensor: "Sensor", machine: "Machine", message: "Message", value: "Value", limit: "Limit", state: "State", actions: "Actions", 
    acknowledge: "Acknowledge", shelve: "Shelve", unshelve: "Unshelve", reset: "Reset", outOfService: "Out of service", inService: "In service",
    acknowledgeOf: "Acknowledge {0} alarms", shelveOf: "Shelve {0} alarms", unshelveOf: "Unshelve {0} alarms", resetOf: "Reset {0} alarms", outOfServiceOf: "Take {0} alarms out of service", inServiceOf: "Put {0} alarms in service",
    user: "Your name", comment: "Comment", reason: "Reason", duration: "For", cancel: "Cancel", selected: "{0} selected", select: "Select {0}", selectAll: "Select all",
    noAlarms: "No alarms.", done: "{0} executed.", refused: "Refused: {0}", unanswered: "The alarm engine has not answered yet: {0}", failed: "Failed: {0}",
    minutes: "{0} minutes", hours: "{0} hours", aside: "Shelved or out of service", by: "by {0}", until: "until {0}",
    event: "Event", timeOf: "Time", operator: "Operator", more: "Only the newest {0} events are shown.", noEvents: "No events in this range.", last: "Last",
    e_raised: "Raised", e_escalated: "Escalated", e_deescalated: "De-escalated", e_cleared: "Cleared", e_stale: "Not sending", e_fresh: "Sending again", e_late_excursion: "Late excursion", e_clock_set_back: "Clock set back",
    e_acknowledged: "Acknowledged", e_reset: "Reset", e_shelved: "Shelved", e_unshelved: "Unshelved", e_out_of_service: "Out of service", e_in_service: "In service", e_refused: "Command refused", e_rule_changed: "Rule changed", e_state_lost: "State lost",
    live: "Live", earlier: "Earlier", later: "Later", zoomHint: "Drag in the chart to zoom, double-click to go back.", export: "Export", statistics: "Statistics", readings: "Readings", minimum: "Minimum", mean: "Mean", maximum: "Maximum", lateReadings: "Late", eventTime: "Time of the reading",
    unknownSensor: "There is no sensor {0}.", noReadings: "No readings in this range.", temperature: "Temperature", currentAlarms: "Alarms of this sensor",
    r300: "5 minutes", r3600: "1 hour", r28800: "8 hours", r86400: "1 day", r604800: "7 days", r2592000: "30 days", r31536000: "1 year",
    perSecond: "Readings per second", engine: "Alarm engine", health: "Health", store: "Store", stored: "Stored", duplicates: "Duplicates", rejected: "Rejected", missed: "Missed", lag: "Behind", received: "Received", disk: "Disk left", lasts: "lasts {0}", rejectedNewest: "Newest rejected readings", samples: "Value", partition: "Partition", activeAlarms: "Active alarms", knownSensors: "Sensors", lateSensors: "Late sensors", noneRejected: "None was rejected.",
    x_too_large: "too large", x_malformed: "not JSON", x_missing_temperature: "no temperature", x_not_a_number: "temperature is not a number", x_non_finite: "temperature is not finite", x_missing_sensor: "no sensor", x_bad_sensor: "bad sensor id", x_duplicate_member: "duplicate member", x_bad_unit: "bad unit", x_impossible: "impossible temperature", x_too_old: "too old", x_too_many_sensors: "too many sensors",
    newAlarm: "New alarm: {0}",
  },
};

let current = "id";

/** Returns the language in use. */
export function language() {
  return current;
}

/** Chooses a language; one without texts becomes English. */
export function choose(wanted) {
  current = wanted in texts ? wanted : "en";
}

/** Returns a text with its parameters in the places {0}, {1}. */
export function t(key, ...parameters) {
  const found = texts[current][key] ?? key;
  return found.replace(/\{(\d)\}/g, (_, i) => String(parameters[i]));
}

/** Returns whether there is a text. */
export function has(key) {
  return key in texts[current];
}
