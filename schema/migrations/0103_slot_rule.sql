-- When people may come to a hub: on a day of the week, between two times by the clock on its wall, so many at once.
CREATE TABLE IF NOT EXISTS slot_rule (
    id BINARY(16) NOT NULL,
    hub_id BIGINT NOT NULL,
    weekday INT UNSIGNED NOT NULL,
    from_minute INT UNSIGNED NOT NULL,
    to_minute INT UNSIGNED NOT NULL,
    minutes_each INT UNSIGNED NOT NULL,
    places INT UNSIGNED NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    PRIMARY KEY (id),
    KEY slot_rule_hub (hub_id, weekday),
    CONSTRAINT slot_rule_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT slot_rule_weekday CHECK (weekday BETWEEN 1 AND 7),
    CONSTRAINT slot_rule_times CHECK (to_minute <= 1440 AND minutes_each BETWEEN 5 AND 240 AND from_minute + minutes_each <= to_minute),
    CONSTRAINT slot_rule_places CHECK (places BETWEEN 1 AND 100)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
