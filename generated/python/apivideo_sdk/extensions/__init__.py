"""What api.video's clients have besides what its document says."""
