-- A scheme's own words for what people are told. Without a row the house's words are used.
CREATE TABLE IF NOT EXISTS message_template (
    organisation_id BIGINT NOT NULL,
    kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(120) NOT NULL,
    body TEXT NOT NULL,
    notify_template_id BINARY(16) NULL,
    changed_by VARCHAR(64) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    version INT UNSIGNED NOT NULL,
    PRIMARY KEY (organisation_id, kind, language, channel),
    CONSTRAINT message_template_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT message_template_kind CHECK (kind IN ('request_received', 'request_queried', 'request_answered',
        'request_accepted', 'request_declined', 'request_ready', 'request_cancelled', 'reservation_over',
        'appointment_booked', 'appointment_reminder', 'appointment_cancelled', 'appointment_missed', 'delivery_failed',
        'handed_over', 'loan_due_soon', 'loan_overdue', 'loan_renewed', 'loan_returned', 'loan_lost', 'gift_made')),
    CONSTRAINT message_template_language CHECK (language IN ('en', 'cy')),
    CONSTRAINT message_template_channel CHECK (channel IN ('email', 'text', 'letter'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
