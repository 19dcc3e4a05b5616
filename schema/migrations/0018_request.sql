-- Requests that were answered, kept for ever: a repeat gets the same answer.
CREATE TABLE IF NOT EXISTS request (
    id BINARY(16) NOT NULL,
    digest BINARY(32) NOT NULL,
    answer MEDIUMTEXT NOT NULL,
    device_id BIGINT NULL,
    seq INT UNSIGNED NOT NULL,
    actor VARCHAR(64) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT request_device FOREIGN KEY (device_id) REFERENCES device (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
