-- Which reminders of a loan were sent, so that each is sent once: `days` from the due day, before it below 0. A loan that
-- is renewed has another due day, and is reminded of anew.
CREATE TABLE IF NOT EXISTS loan_reminder (
    request_id BIGINT NOT NULL,
    device_id BIGINT NOT NULL,
    due_on DATE NOT NULL,
    days INT NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    PRIMARY KEY (request_id, device_id, due_on, days),
    CONSTRAINT loan_reminder_request FOREIGN KEY (request_id) REFERENCES kit_request (id),
    CONSTRAINT loan_reminder_device FOREIGN KEY (device_id) REFERENCES device (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
