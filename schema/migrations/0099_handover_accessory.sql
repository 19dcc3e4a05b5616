-- What went along with a handover, counted by name.
CREATE TABLE IF NOT EXISTS handover_accessory (
    handover_id BIGINT NOT NULL,
    number INT UNSIGNED NOT NULL,
    name VARCHAR(40) NOT NULL,
    count INT UNSIGNED NOT NULL,
    PRIMARY KEY (handover_id, number),
    CONSTRAINT handover_accessory_handover FOREIGN KEY (handover_id) REFERENCES handover (id),
    CONSTRAINT handover_accessory_count CHECK (count >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
