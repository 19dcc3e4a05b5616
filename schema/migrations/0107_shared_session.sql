-- How often a device was used at a hub by people who come in. Sessions are counted, and nobody is named.
CREATE TABLE IF NOT EXISTS shared_session (
    device_id BIGINT NOT NULL,
    hub_id BIGINT NOT NULL,
    day DATE NOT NULL,
    sessions INT UNSIGNED NOT NULL,
    PRIMARY KEY (device_id, hub_id, day),
    KEY shared_session_hub (hub_id, day),
    CONSTRAINT shared_session_device FOREIGN KEY (device_id) REFERENCES device (id),
    CONSTRAINT shared_session_hub FOREIGN KEY (hub_id) REFERENCES hub (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
