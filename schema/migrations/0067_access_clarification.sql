-- Questions that were put to someone who asked for their data; those about the information stop the clock.
CREATE TABLE IF NOT EXISTS access_clarification (
    access_request_id BIGINT NOT NULL,
    seq INT NOT NULL,
    asked_on DATE NOT NULL,
    arrived_on DATE NULL,
    is_about_information BOOLEAN NOT NULL,
    PRIMARY KEY (access_request_id, seq),
    CONSTRAINT access_clarification_request FOREIGN KEY (access_request_id) REFERENCES access_request (id),
    CONSTRAINT access_clarification_seq CHECK (seq > 0),
    CONSTRAINT access_clarification_arrived CHECK (arrived_on >= asked_on)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
