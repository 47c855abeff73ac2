CREATE TRIGGER seal_trail_command_update BEFORE UPDATE ON trail_command BEGIN SELECT RAISE(ABORT, 'trail_command_sealed'); END;
CREATE TRIGGER seal_trail_command_delete BEFORE DELETE ON trail_command BEGIN SELECT RAISE(ABORT, 'trail_command_sealed'); END;
CREATE TRIGGER seal_trail_reading_update BEFORE UPDATE ON trail_reading BEGIN SELECT RAISE(ABORT, 'trail_reading_sealed'); END;
CREATE TRIGGER seal_trail_reading_delete BEFORE DELETE ON trail_reading BEGIN SELECT RAISE(ABORT, 'trail_reading_sealed'); END;
