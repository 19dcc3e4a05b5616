-- What finds the events that are not in the log yet, and each event's seal (audit.h); events from before have none.
ALTER TABLE audit_event
    ADD KEY IF NOT EXISTS audit_event_recorded (recorded_at),
    ADD COLUMN IF NOT EXISTS seal BINARY(32) NULL
