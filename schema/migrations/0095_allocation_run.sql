-- One look at all open lines and all ready devices of an organisation at once. `waiting`: not worked out yet.
CREATE TABLE IF NOT EXISTS allocation_run (
    id BIGINT NOT NULL AUTO_INCREMENT,
    handle BINARY(16) NOT NULL,
    organisation_id BIGINT NOT NULL,
    actor VARCHAR(64) NOT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    finished_at DATETIME(6) NULL,
    line_count INT UNSIGNED NOT NULL,
    device_count INT UNSIGNED NOT NULL,
    proposed_count INT UNSIGNED NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY allocation_run_handle (handle),
    KEY allocation_run_latest (organisation_id, state, id),
    KEY allocation_run_waiting (state, asked_at),
    CONSTRAINT allocation_run_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT allocation_run_state CHECK (state IN ('waiting', 'done')),
    CONSTRAINT allocation_run_finished CHECK ((state = 'done') = (finished_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
