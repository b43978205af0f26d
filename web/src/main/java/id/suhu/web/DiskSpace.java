package id.suhu.web;

import java.time.Duration;
import java.util.Optional;

/**
 * The disk of the data.
 *
 * @param folder the data folder
 * @param freeBytes what this process may still use
 * @param totalBytes the size of the disk
 * @param lasts how long the free space lasts if it shrinks as it did lately; empty if it does not
 *     shrink, or it is too early to tell
 */
public record DiskSpace(String folder, long freeBytes, long totalBytes, Optional<Duration> lasts) {}
