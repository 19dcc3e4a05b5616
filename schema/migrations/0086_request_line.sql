-- The parts of a request. No device is set aside for two lines at once: held_device_id is unique.
CREATE TABLE IF NOT EXISTS request_line (
    request_id BIGINT NOT NULL,
    number INT UNSIGNED NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    uses VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    memory_gb INT UNSIGNED NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    substitute VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    substitute_agreed_by VARCHAR(64) NOT NULL DEFAULT '',
    device_id BIGINT NULL,
    held_device_id BIGINT AS (IF(state IN ('reserved', 'handed_over'), device_id, NULL)) PERSISTENT,
    reserved_until DATETIME(6) NULL,
    changed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (request_id, number),
    UNIQUE KEY request_line_held (held_device_id),
    KEY request_line_device (device_id),
    KEY request_line_until (state, reserved_until),
    CONSTRAINT request_line_request FOREIGN KEY (request_id) REFERENCES kit_request (id),
    CONSTRAINT request_line_device FOREIGN KEY (device_id) REFERENCES device (id),
    CONSTRAINT request_line_kind CHECK (kind IN ('laptop', 'desktop', 'chromebook', 'tablet', 'phone', 'router', 'data', 'accessories', 'support')),
    CONSTRAINT request_line_state CHECK (state IN ('waiting', 'reserved', 'handed_over', 'ended', 'dropped'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
