-- Days on which a hub is closed whatever its rules say.
CREATE TABLE IF NOT EXISTS hub_closed_day (
    hub_id BIGINT NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (hub_id, day),
    CONSTRAINT hub_closed_day_hub FOREIGN KEY (hub_id) REFERENCES hub (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
