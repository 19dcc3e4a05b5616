-- What inside a device can hold a person's data.
CREATE TABLE IF NOT EXISTS medium (
    device_id BIGINT NOT NULL,
    number INT UNSIGNED NOT NULL,
    serial VARCHAR(64) NOT NULL,
    model VARCHAR(100) NOT NULL,
    bytes BIGINT NOT NULL,
    type VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (device_id, number),
    KEY medium_serial (serial),
    CONSTRAINT medium_device FOREIGN KEY (device_id) REFERENCES device (id),
    CONSTRAINT medium_type CHECK (type IN ('unknown', 'hdd', 'ssd', 'nvme', 'emmc')),
    CONSTRAINT medium_bytes CHECK (bytes >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
