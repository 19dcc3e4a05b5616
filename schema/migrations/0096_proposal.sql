-- What a run says of a line: the device it proposes, or none (`unserved`), and why. `position` is the place in
-- the queue. `given_device_id` is what the person chose instead, when they changed the proposal.
CREATE TABLE IF NOT EXISTS proposal (
    id BINARY(16) NOT NULL,
    run_id BIGINT NOT NULL,
    position INT UNSIGNED NOT NULL,
    request_id BIGINT NOT NULL,
    line_number INT UNSIGNED NOT NULL,
    device_id BIGINT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    travel_km INT UNSIGNED NULL,
    why VARCHAR(1000) NOT NULL,
    given_device_id BIGINT NULL,
    decided_by VARCHAR(64) NOT NULL DEFAULT '',
    decided_at DATETIME(6) NULL,
    reason VARCHAR(200) NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    UNIQUE KEY proposal_position (run_id, position),
    KEY proposal_line (request_id, line_number, state),
    KEY proposal_device (device_id),
    KEY proposal_given_device (given_device_id),
    CONSTRAINT proposal_run FOREIGN KEY (run_id) REFERENCES allocation_run (id),
    CONSTRAINT proposal_request FOREIGN KEY (request_id) REFERENCES kit_request (id),
    CONSTRAINT proposal_device FOREIGN KEY (device_id) REFERENCES device (id),
    CONSTRAINT proposal_given_device FOREIGN KEY (given_device_id) REFERENCES device (id),
    CONSTRAINT proposal_state CHECK (state IN ('proposed', 'unserved', 'accepted', 'changed', 'refused', 'superseded')),
    CONSTRAINT proposal_has_device CHECK (state NOT IN ('proposed', 'accepted', 'refused') OR device_id IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
